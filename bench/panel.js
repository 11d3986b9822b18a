// What bench/panel.py measures in the page of a Lab that shows a document of blocks; `Blockly` is the bare one.
(() => {
  const lab = window.jupyterapp;
  const factory = lab.docRegistry.getWidgetFactory('Blocks');
  const widget = [...lab.shell.widgets('main')].find(one => one.context?.path.endsWith('.blockly'));
  const { context, content: panel } = widget;

  const nextFrame = window.requestAnimationFrame.bind(window);

  /** Resolves when the frame in which the blocks are drawn is on the screen. */
  const painted = () =>
    new Promise(resolve =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      })
    );

  const rest = () => new Promise(resolve => setTimeout(resolve, 500));

  /** Resolves in the first frame in which something is so. */
  const until = async isSo => {
    const start = performance.now();
    while (!isSo()) {
      if (performance.now() - start > 5000) {
        throw new Error(`not within five seconds: ${isSo}`);
      }
      await new Promise(resolve => nextFrame(resolve));
    }
  };

  const check = workspace => {
    const count = workspace.getAllBlocks(false).filter(block => !block.isShadow()).length;
    if (count !== window.bench.blocks) {
      throw new Error(`${count} blocks were opened, not ${window.bench.blocks}`);
    }
  };

  /** The class of all the Lab's widgets. */
  const Widget = Object.getPrototypeOf(panel.view.constructor);

  const show = (tab, id) => {
    tab.id = id;
    lab.shell.add(tab, 'main');
  };

  /** Bare Blockly in a tab of the Lab, from the text of the document to the last block on the screen. */
  const bare = async () => {
    const text = context.model.toString();
    await rest();
    const start = performance.now();
    const tab = new Widget();
    await new Promise(resolve => {
      tab.onAfterAttach = resolve;
      show(tab, 'bare');
    });
    const workspace = Blockly.inject(tab.node, window.bench.options);
    tab.onResize = () => Blockly.svgResize(workspace);
    Blockly.serialization.workspaces.load(JSON.parse(text).workspace, workspace);
    await painted();
    const time = performance.now() - start;
    check(workspace);
    workspace.dispose();
    tab.dispose();
    return { time };
  };

  /** The panel in a tab of the Lab, from the text of the document to the last block on the screen; its Python follows. */
  const ours = async () => {
    await rest();
    const start = performance.now();
    const tab = factory.createNew(context, widget);
    show(tab, 'ours');
    const editor = await tab.content.view.ready;
    await new Promise(resolve => editor.loaded.connect(() => resolve()));
    await painted();
    const time = performance.now() - start;
    check(editor.workspace);
    await until(() => tab.node.querySelector('.br-Preview .cm-content')?.textContent.includes('print'));
    const python = performance.now() - start;
    tab.dispose();
    return { time, python };
  };

  /**
   * One edit: a number is changed. `work` is how long the page is busy for it,
   * `seen` the time until the preview shows it, with the waiting for the next frame.
   */
  const edit = async number => {
    const preview = panel.node.querySelector('.br-Preview .cm-content');
    const block = panel.view.editor.workspace.getBlocksByType('math_number', false)[0];
    await rest();
    let work = 0;
    window.requestAnimationFrame = callback =>
      nextFrame(time => {
        const start = performance.now();
        callback(time);
        work += performance.now() - start;
      });
    const start = performance.now();
    block.setFieldValue(number, 'NUM');
    await until(() => preview.textContent.includes(String(number)));
    const seen = performance.now() - start;
    window.requestAnimationFrame = nextFrame;
    return { work, seen };
  };

  window.bench = { ...window.bench, bare, ours, edit };
})();
