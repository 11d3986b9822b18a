/** The part of ipywidgets' extension that we use; it is found in the Lab at run time, not bundled. */
declare module '@jupyter-widgets/jupyterlab-manager' {
  export function registerWidgetManager(
    context: object,
    rendermime: import('@jupyterlab/rendermime').IRenderMimeRegistry,
    renderers: Iterable<never>
  ): import('@lumino/disposable').IDisposable;
}
