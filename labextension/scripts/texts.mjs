// Writes the texts of blocks and errors as the page fetches them: one file a language.
import { mkdirSync, writeFileSync } from 'node:fs';

import { tableFor } from '../lib/locale/all.js';

mkdirSync('lib/locale/texts', { recursive: true });
for (const language of ['en', 'zh-hans']) {
  writeFileSync(`lib/locale/texts/${language}.json`, JSON.stringify(tableFor(language)));
}
