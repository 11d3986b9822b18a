import { Events } from 'blockly/core';
import type { WorkspaceSvg } from 'blockly/core';

import { painted } from '../painted.js';
import type { IPreferences } from '../preferences.js';
import type { ITool } from './types.js';

const width = 150;
const height = 110;
const margin = 6;

/** Below this width of the workspace the minimap takes more than it gives. */
const smallest = 900;

/** Where something lies in the workspace. */
interface IArea {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How the whole program fits into the map. */
export function fit(area: IArea): { scale: number; left: number; top: number } {
  const scale = Math.min(
    (width - 2 * margin) / Math.max(1, area.right - area.left),
    (height - 2 * margin) / Math.max(1, area.bottom - area.top),
    0.2
  );
  return { scale, left: area.left, top: area.top };
}

/** A small picture of the whole program, to see where one is and to go elsewhere; the keyboard needs no such thing. */
export function addMinimap(workspace: WorkspaceSvg): ITool {
  const canvas = document.createElement('canvas');
  canvas.className = 'br-Minimap';
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.setAttribute('aria-hidden', 'true');
  canvas.hidden = true;
  workspace.getInjectionDiv().append(canvas);
  let choice: IPreferences['minimap'] = 'auto';
  let isScheduled = false;
  let isDisposed = false;

  const draw = (): void => {
    isScheduled = false;
    if (isDisposed) {
      return;
    }
    const host = workspace.getInjectionDiv();
    const view = viewOf(workspace);
    const blocks = workspace.getBlocksBoundingBox();
    const fits =
      blocks.left >= view.left && blocks.right <= view.right && blocks.top >= view.top && blocks.bottom <= view.bottom;
    const isWanted = choice === 'always' || (choice === 'auto' && host.clientWidth >= smallest && !fits);
    canvas.hidden = !isWanted || workspace.getTopBlocks(false).length === 0;
    const context = canvas.hidden ? null : canvas.getContext('2d');
    if (context) {
      paint(context, workspace, view);
    }
  };
  // The blocks first: what the map needs to know of the page makes the browser lay it out.
  const schedule = (): void => {
    if (!isScheduled) {
      isScheduled = true;
      void painted().then(draw);
    }
  };
  const listener = (event: Events.Abstract): void => {
    if (!event.isUiEvent || event instanceof Events.ViewportChange) {
      schedule();
    }
  };
  workspace.addChangeListener(listener);
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    goTo(workspace, event);
  });
  canvas.addEventListener('pointermove', event => {
    if (canvas.hasPointerCapture(event.pointerId)) {
      goTo(workspace, event);
    }
  });
  return {
    get isDisposed() {
      return isDisposed;
    },
    prefer: preferences => {
      choice = preferences.minimap;
      schedule();
    },
    refresh: schedule,
    dispose: () => {
      isDisposed = true;
      workspace.removeChangeListener(listener);
      canvas.remove();
    }
  };
}

function viewOf(workspace: WorkspaceSvg): IArea {
  const view = workspace.getMetricsManager().getViewMetrics(true);
  return { left: view.left, top: view.top, right: view.left + view.width, bottom: view.top + view.height };
}

/** The part of the workspace that the map shows: all blocks, and where one is. */
function areaOf(workspace: WorkspaceSvg, view: IArea): IArea {
  const blocks = workspace.getBlocksBoundingBox();
  return {
    left: Math.min(blocks.left, view.left),
    top: Math.min(blocks.top, view.top),
    right: Math.max(blocks.right, view.right),
    bottom: Math.max(blocks.bottom, view.bottom)
  };
}

function paint(context: CanvasRenderingContext2D, workspace: WorkspaceSvg, view: IArea): void {
  const { scale, left, top } = fit(areaOf(workspace, view));
  const draw = (area: IArea, paintRect: (x: number, y: number, w: number, h: number) => void): void =>
    paintRect(
      margin + (area.left - left) * scale,
      margin + (area.top - top) * scale,
      Math.max(2, (area.right - area.left) * scale),
      Math.max(2, (area.bottom - area.top) * scale)
    );
  context.setTransform(2, 0, 0, 2, 0, 0);
  context.clearRect(0, 0, width, height);
  for (const block of workspace.getAllBlocks(true)) {
    context.fillStyle = block.getColour();
    draw(block.getBoundingRectangleWithoutChildren(), (x, y, w, h) => context.fillRect(x, y, w, h));
  }
  const style = getComputedStyle(context.canvas);
  context.strokeStyle = style.color;
  context.lineWidth = 1.5;
  draw(view, (x, y, w, h) => context.strokeRect(x, y, w, h));
}

/** Brings what was pressed on the map into the middle. */
function goTo(workspace: WorkspaceSvg, event: PointerEvent): void {
  const view = viewOf(workspace);
  const { scale, left, top } = fit(areaOf(workspace, view));
  const x = left + (event.offsetX - margin) / scale;
  const y = top + (event.offsetY - margin) / scale;
  const zoom = workspace.scale;
  const metrics = workspace.getMetricsManager().getViewMetrics();
  workspace.scroll(metrics.width / 2 - x * zoom, metrics.height / 2 - y * zoom);
}
