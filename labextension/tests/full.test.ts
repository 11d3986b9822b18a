import { describe, expect, it } from 'vitest';

import { sentence } from '../src/home/sentence.js';
import { textsOf } from '../src/locale/ui.js';

describe('a full folder', () => {
  it('is told with its sizes', () => {
    const home = { used: 5 * 2 ** 30 - 4096, quota: 5 * 2 ** 30, at: 1 };
    expect(sentence(home, textsOf('en'))).toContain('full: 5.0 GB of 5.0 GB.');
    expect(sentence(home, textsOf('zh-hans'))).toContain('已用 5.0 GB，上限 5.0 GB。');
    expect(sentence({ used: 99 * 2 ** 20, quota: 100 * 2 ** 20, at: 1 }, textsOf('en'))).toContain('99 MB of 100 MB');
  });

  it('is told apart from a full disk', () => {
    expect(sentence({ at: 1 }, textsOf('en'))).toContain('disk is full');
    expect(sentence({ at: 1 }, textsOf('zh-hans'))).toContain('磁盘已满');
  });
});
