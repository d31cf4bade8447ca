import type { z } from 'zod'

/** What a process answers to others of the installation: no language for people, and no part of what screens may ask. */
export interface CallOf<Owner extends string, Asked extends z.ZodType, Answer extends z.ZodType> {
  /** The process that answers. */
  readonly owner: Owner
  /** One line of meaning, in English. */
  readonly says: string
  /** Its name. */
  readonly call: string
  readonly asked: Asked
  readonly answer: Answer
  /** How long a request may be, like `14mb`; 4 MB when left out. */
  readonly bodyLimit?: string
}

/** What is asked by a call, and what is answered. */
export type AskedBy<C extends { readonly asked: z.ZodType }> = z.output<C['asked']>
export type AnswerOf<C extends { readonly answer: z.ZodType }> = z.output<C['answer']>
/** A call as a function, whether its owner runs in this process or in another. */
export type CallFunction<C extends { readonly asked: z.ZodType; readonly answer: z.ZodType }> = (
  asked: AskedBy<C>,
) => Promise<AnswerOf<C>>

/** Keeps the exact type of a call. */
export const defineCall = <const O extends string, A extends z.ZodType, T extends z.ZodType>(
  call: CallOf<O, A, T>,
): CallOf<O, A, T> => call
