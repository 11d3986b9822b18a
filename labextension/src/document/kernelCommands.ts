import type { ISessionContext, ISessionContextDialogs } from '@jupyterlab/apputils';
import { refreshIcon } from '@jupyterlab/ui-components';

import { command } from './commands.js';
import type { ICommandOptions } from './commands.js';

/** The commands for a document's kernel. */
export const kernelCommand = {
  restart: 'blockroom:restart-kernel',
  restartRun: 'blockroom:restart-and-run',
  reconnect: 'blockroom:reconnect-kernel',
  shutdown: 'blockroom:shutdown-kernel',
  change: 'blockroom:change-kernel'
} as const;

/** Lets the Lab's Run and Kernel menus act on Blocks documents. */
export function addKernelCommands(options: ICommandOptions & { dialogs: ISessionContextDialogs }): void {
  const { app, text, dialogs, palette, menu, current, isEnabled, isBlocks } = options;
  const { commands } = app;
  const withSession = (act: (session: ISessionContext) => unknown) => (): unknown => {
    const session = current()?.context.sessionContext;
    return session && act(session);
  };
  commands.addCommand(kernelCommand.restart, {
    label: text('restartKernel'),
    caption: text('restart'),
    icon: args => (args['toolbar'] ? refreshIcon : undefined),
    isEnabled,
    execute: withSession(session => dialogs.restart(session))
  });
  commands.addCommand(kernelCommand.restartRun, {
    label: text('restartRun'),
    caption: text('restart'),
    isEnabled,
    execute: async () => {
      const document = current();
      if (document && (await dialogs.restart(document.context.sessionContext))) {
        await document.content.run();
      }
    }
  });
  commands.addCommand(kernelCommand.reconnect, {
    label: text('reconnectKernel'),
    isEnabled,
    execute: withSession(session => session.session?.kernel?.reconnect())
  });
  commands.addCommand(kernelCommand.shutdown, {
    label: text('shutdownKernel'),
    isEnabled,
    execute: withSession(session => session.shutdown())
  });
  commands.addCommand(kernelCommand.change, {
    label: text('changeKernel'),
    caption: text('chooseKernel'),
    isEnabled,
    execute: withSession(session => dialogs.selectKernel(session))
  });
  for (const id of Object.values(kernelCommand)) {
    palette?.addItem({ command: id, category: text('blocks') });
  }
  const users = menu?.kernelMenu.kernelUsers;
  users?.interruptKernel.add({ id: command.stop, isEnabled: isBlocks });
  users?.restartKernel.add({ id: kernelCommand.restart, isEnabled: isBlocks });
  users?.reconnectToKernel.add({ id: kernelCommand.reconnect, isEnabled: isBlocks });
  users?.shutdownKernel.add({ id: kernelCommand.shutdown, isEnabled: isBlocks });
  users?.changeKernel.add({ id: kernelCommand.change, isEnabled: isBlocks });
  menu?.runMenu.codeRunners.restart.add({ id: kernelCommand.restart, isEnabled: isBlocks });
}
