import type { Pair } from '../pair.js';

/** Running programs: kernel, Run and Stop, output. */
export const kernelTexts = {
  run: ['Run', '运行'],
  runAll: ['Run Whole Program', '运行整个程序'],
  runTip: ['Run the whole program (Shift+Enter)', '运行整个程序 (Shift+Enter)'],
  stop: ['Stop', '停止'],
  stopTip: ['Stop the running program', '停止正在运行的程序'],
  restart: ['Restart kernel: forget all variables', '重启内核：清除所有变量'],
  restartKernel: ['Restart Kernel', '重启内核'],
  restartRun: ['Restart Kernel and Run', '重启内核并运行'],
  reconnectKernel: ['Reconnect to Kernel', '重新连接内核'],
  shutdownKernel: ['Shut Down Kernel', '关闭内核'],
  changeKernel: ['Change Kernel', '更换内核'],
  kernel: ['Kernel', '内核'],
  chooseKernel: ['Choose a kernel', '选择内核'],
  statusIdle: ['ready', '就绪'],
  statusBusy: ['busy', '忙'],
  statusStarting: ['starting', '启动中'],
  statusDead: ['stopped', '已停止'],
  statusDisconnected: ['no connection', '连接中断'],
  statusNone: ['none', '无'],
  output: ['Output', '输出'],
  picture: ['Picture drawn by the program', '程序画出的图'],
  clearOutput: ['Clear output', '清除输出'],
  closeOutput: ['Hide output', '隐藏输出'],
  toCell: ['Code to cell', '代码放入单元格'],
  toCellTip: ['Put the Python code into a new cell below', '把 Python 代码放入下方的新单元格'],
  noKernel: [
    'No kernel is running. Choose one at the top right, then run again.',
    '没有正在运行的内核。请在右上角选择一个，然后再运行。'
  ],
  kernelDied: [
    'The kernel stopped. Press Run to start it again; your blocks are safe.',
    '内核已停止。按“运行”重新启动；你的积木都还在。'
  ],
  stopFailed: [
    'The program could not be stopped: there is no connection. Try again when it is back.',
    '无法停止程序：连接中断。请在恢复连接后再试。'
  ],
  tooLong: ['\nThe program prints too much: the rest is not shown.\n', '\n程序输出太多：后面的内容不再显示。\n'],
  running: ['Running …', '正在运行……'],
  done: ['Done', '运行结束'],
  failed: ['Stopped by an error', '因错误而停止'],
  stopped: ['Stopped', '已停止']
} satisfies Record<string, Pair>;
