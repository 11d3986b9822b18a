import { Dialog, InputDialog, showDialog } from '@jupyterlab/apputils';
import { dialog } from 'blockly/core';

/** Blockly's questions, such as the name of a new variable, look like the Lab's own. */
export function useLabDialogs(): void {
  dialog.setPrompt((message, preset, callback) => {
    void InputDialog.getText({ title: message, text: preset }).then(result =>
      callback(result.button.accept ? result.value : null)
    );
  });
  dialog.setConfirm((message, callback) => {
    void showDialog({ title: message, buttons: [Dialog.cancelButton(), Dialog.okButton()] }).then(result =>
      callback(result.button.accept)
    );
  });
  dialog.setAlert((message, callback) => {
    void showDialog({ title: message, buttons: [Dialog.okButton()] }).then(() => callback?.());
  });
}
