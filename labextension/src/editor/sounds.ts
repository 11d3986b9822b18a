import type { WorkspaceSvg } from 'blockly/core';

/** The sounds of a workspace. Their files are fetched when they are first wanted. */
export class Sounds {
  constructor(workspace: WorkspaceSvg, media: string) {
    this._workspace = workspace;
    this._media = media;
  }

  /** Makes sounds, or none. */
  make(wanted: boolean): void {
    const audio = this._workspace.getAudioManager();
    audio.setMuted(!wanted);
    if (wanted && !this._isLoaded) {
      this._isLoaded = true;
      for (const name of ['click', 'disconnect', 'delete', 'drop']) {
        void audio.load([`${this._media}${name}.mp3`], name);
      }
    }
  }

  private readonly _workspace: WorkspaceSvg;
  private readonly _media: string;
  private _isLoaded = false;
}
