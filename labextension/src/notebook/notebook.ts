import type { ICodeCell, INotebookContent } from '@jupyterlab/nbformat';
import { UUID } from '@lumino/coreutils';

/** A notebook with a program in one cell. */
export function notebookOf(code: string, kernel: { name: string; display_name: string }): INotebookContent {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { ...kernel, language: 'python' }, language_info: { name: 'python' } },
    cells: [codeCell(code)]
  };
}

function codeCell(code: string): ICodeCell {
  return {
    cell_type: 'code',
    id: UUID.uuid4(),
    source: code.trimEnd(),
    metadata: {},
    outputs: [],
    execution_count: null
  };
}
