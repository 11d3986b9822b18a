import { libraryErrorTexts } from './errors/libraries.js';
import { pythonErrorTexts } from './errors/python.js';

/** The explanations of errors, one file a topic; each has three lines: what happened, why, what to do. */
export const errorTexts = { ...pythonErrorTexts, ...libraryErrorTexts };

/** An explanation. */
export type ErrorKey = keyof typeof errorTexts;
