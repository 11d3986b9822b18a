import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IDisposable } from '@lumino/disposable';

/**
 * Lets a program in a document show ipywidgets, where the Lab has them. Their manager knows notebooks only: what it
 * asks of a notebook's model is the state of widgets saved in it, which a document of ours does not have.
 * @returns what ends the support, or null where the Lab has no widgets.
 */
export async function supportWidgets(
  context: DocumentRegistry.Context,
  rendermime: IRenderMimeRegistry
): Promise<IDisposable | null> {
  try {
    const { registerWidgetManager } = await import('@jupyter-widgets/jupyterlab-manager');
    const model = { dirty: false, getMetadata: () => undefined, setMetadata: () => undefined };
    const { sessionContext, saveState, urlResolver } = context;
    return registerWidgetManager({ sessionContext, saveState, urlResolver, model }, rendermime, []);
  } catch {
    return null;
  }
}
