import { Notification } from '@jupyterlab/apputils';

import type { Texts } from '../locale/ui.js';

/** Does what needs a part of the page that is fetched; where that fails, says so and offers to try again. */
export async function orOffer(text: Texts, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    console.warn(error);
    const actions = [{ label: text('tryAgain'), callback: () => void orOffer(text, act) }];
    Notification.error(text('partNotLoaded'), { autoClose: false, actions });
  }
}
