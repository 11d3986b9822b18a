import type { Contents } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import { isObject, parseDocument } from '../document/format.js';
import { readLesson } from './format.js';
import type { Words } from './format.js';

/** A lesson as a card shows it. */
export interface ILessonEntry {
  path: string;
  order: number;
  title: Words;
  goals: Words[];
  steps: number;
  passed: number;
  /** It lies in the folder of the class; the student has no copy yet. */
  isNew: boolean;
}

/** Where a student's own lessons lie, and where a teacher puts new ones. */
export const ownFolder = 'lessons';
const classFolder = 'shared/lessons';

const mostLessons = 100;

interface IFile {
  path: string;
  name: string;
  changed: string;
}

/** The lessons in a student's folder; files that did not change are read once, broken ones are left out. */
export class LessonCatalog {
  constructor(contents: Contents.IManager) {
    this._contents = contents;
    contents.fileChanged.connect((_, change) => {
      const paths = [change.oldValue?.path, change.newValue?.path];
      if (paths.some(path => path?.startsWith(`${ownFolder}/`))) {
        void this.refresh();
      }
    });
  }

  /** The lessons in their order, as far as they were read. */
  get lessons(): readonly ILessonEntry[] {
    return this._lessons;
  }

  /** Emitted when a lesson came, went or went on. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Reads what changed since the last time. */
  async refresh(): Promise<void> {
    const own = await this.files(ownFolder);
    const names = new Set(own.map(file => file.name));
    const given = (await this.files(classFolder)).filter(file => !names.has(file.name));
    const files = [...own, ...given].slice(0, mostLessons);
    const entries = await Promise.all(files.map(file => this.entry(file)));
    const lessons = entries.filter(entry => entry !== null);
    lessons.sort((a, b) => a.order - b.order || a.path.localeCompare(b.path));
    if (JSON.stringify(lessons) !== JSON.stringify(this._lessons)) {
      this._lessons = lessons;
      this._changed.emit();
    }
  }

  /** The student's own copy of a lesson, made where there is none; null where the lesson is gone. */
  async own(path: string): Promise<string | null> {
    const entry = this._lessons.find(lesson => lesson.path === path);
    if (!entry?.isNew) {
      const name = path.split('/').pop() ?? '';
      const folder = path.slice(0, Math.max(path.length - name.length - 1, 0));
      return (await this.files(folder)).some(file => file.name === name) ? path : null;
    }
    // Copied to a folder that is gone, the lesson would become a file of that name.
    await this._contents.save(ownFolder, { type: 'directory' });
    const copy = await this._contents.copy(path, ownFolder);
    await this.refresh();
    return copy.path;
  }

  private async entry(file: IFile): Promise<ILessonEntry | null> {
    const key = `${file.path} ${file.changed}`;
    if (!this._read.has(key)) {
      this._read.set(key, this.read(file));
    }
    return this._read.get(key) ?? null;
  }

  private async read(file: IFile): Promise<ILessonEntry | null> {
    try {
      const model = await this._contents.get(file.path, { type: 'file', format: 'text', content: true });
      const { document, problem } = parseDocument(String(model.content));
      const lesson = problem ? null : readLesson(document);
      if (!lesson) {
        return null;
      }
      const { order, title, goals, steps, progress } = lesson;
      const isNew = !file.path.startsWith(`${ownFolder}/`);
      return { path: file.path, order, title, goals, steps: steps.length, passed: progress.passed.length, isNew };
    } catch {
      return null;
    }
  }

  /** The blocks documents of a folder. Its parents are asked first: a missing one would be an error in the browser's log. */
  private async files(folder: string): Promise<IFile[]> {
    let path = '';
    for (const part of folder.split('/')) {
      const next = path ? `${path}/${part}` : part;
      if (!(await this.list(path)).some(entry => entry['type'] === 'directory' && entry['path'] === next)) {
        return [];
      }
      path = next;
    }
    return (await this.list(path))
      .filter(entry => entry['type'] === 'file' && String(entry['name']).endsWith('.blockly'))
      .map(entry => ({
        path: String(entry['path']),
        name: String(entry['name']),
        changed: String(entry['last_modified'])
      }));
  }

  private async list(path: string): Promise<Record<string, unknown>[]> {
    try {
      const model = await this._contents.get(path, { type: 'directory', content: true });
      const entries: unknown[] = Array.isArray(model.content) ? model.content : [];
      return entries.filter(isObject);
    } catch {
      return [];
    }
  }

  private readonly _contents: Contents.IManager;
  private readonly _changed = new Signal<this, void>(this);
  private readonly _read = new Map<string, Promise<ILessonEntry | null>>();
  private _lessons: ILessonEntry[] = [];
}
