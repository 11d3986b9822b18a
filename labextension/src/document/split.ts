import { SplitPanel } from '@lumino/widgets';
import type { Widget } from '@lumino/widgets';

const narrow = 520;

/** Two widgets side by side; below each other where they would be too narrow, as on a tablet held upright. */
export class AdaptiveSplit extends SplitPanel {
  constructor() {
    super({ orientation: 'horizontal', spacing: 4 });
  }

  protected override onResize(msg: Widget.ResizeMessage): void {
    super.onResize(msg);
    const width = msg.width >= 0 ? msg.width : this.node.offsetWidth;
    const orientation = width > 0 && width < narrow ? 'vertical' : 'horizontal';
    if (this.orientation !== orientation) {
      this.orientation = orientation;
    }
  }
}
