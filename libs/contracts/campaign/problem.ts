import type { z } from 'zod'

/** One thing that is wrong in a file: where, and why in plain words of both languages. */
export interface Problem {
  readonly path: readonly (string | number)[]
  readonly says: string
  readonly zh: string
}

/** A check of a whole file as part of its schema. It runs even when single keys are wrong, so it is given anything. */
export const refusing =
  (check: (file: unknown) => readonly Problem[]) =>
  (file: unknown, context: z.RefinementCtx): void => {
    for (const { path, says, zh } of check(file)) {
      context.addIssue({ code: 'custom', path: [...path], message: says, params: { zh } })
    }
  }

type Plain = Readonly<Record<string, unknown>>

/** The map itself, or an empty one when it is none. */
export const mapAt = (value: unknown): Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : {}

/** The list itself, or an empty one when it is none. */
export const listAt = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

/** The text itself, or nothing when it is none. */
export const textAt = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
