import { rmSync } from 'node:fs';

for (const folder of ['lib', 'blockroom_lab/labextension']) {
  rmSync(folder, { recursive: true, force: true });
}
