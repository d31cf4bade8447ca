import { isInstant, type Instant } from '@huiyin/kernel'
import type { DeadLetter, LetterName, Redelivered } from '@huiyin/messaging'
import type { SignedQuestion } from '@huiyin/nest-platform'
import { z } from 'zod'

// What an operator asks of the processes of an installation; each call said once for both sides.

const nothing = z.strictObject({})
const instant = z.string().refine(isInstant, 'an instant') as z.ZodType<Instant>

/** Resolves when everything up to now has had its consequences in that process, and says how far the log has come. */
export const SETTLE: SignedQuestion<object, { readonly position: number | null }> = {
  ...{ call: 'settle', asked: nothing },
  answer: z.strictObject({ position: z.number().nullable() }),
}

/** Lets a process look at the clock that all share, and says where it stands; null: it runs. */
export const LOOK_AT_CLOCK: SignedQuestion<object, { readonly standing: Instant | null }> = {
  ...{ call: 'look-at-clock', asked: nothing },
  answer: z.strictObject({ standing: instant.nullable() }),
}

/** When the next alarm of a context is due; null where none is set. */
export const NEXT_ALARM: SignedQuestion<object, { readonly next: Instant | null }> = {
  ...{ call: 'next-alarm', asked: nothing },
  answer: z.strictObject({ next: instant.nullable() }),
}

/** Fires the alarms of the earliest instant that is due, and says how many. */
export const FIRE_ALARMS: SignedQuestion<{ readonly now: Instant }, { readonly fired: number }> = {
  ...{ call: 'fire-alarms', asked: z.strictObject({ now: instant }) },
  answer: z.strictObject({ fired: z.number() }),
}

const letterName = z.strictObject({
  consumer: z.string().min(1).max(200),
  position: z.number().int().positive(),
}) as unknown as z.ZodType<LetterName>

const letter = z.object({
  ...{ consumer: z.string(), position: z.number(), reason: z.string(), attempts: z.number() },
  event: z.looseObject({ id: z.string(), name: z.string(), key: z.string() }),
}) as unknown as z.ZodType<DeadLetter>

/** What nobody could handle in a context. */
export const LETTERS: SignedQuestion<object, readonly DeadLetter[]> = {
  ...{ call: 'letters', asked: nothing },
  answer: z.array(letter),
}

/** Delivers a letter once more; null where there is none of that name, or this instance does not know its consumer. */
export const REPLAY_LETTER: SignedQuestion<LetterName, Redelivered | null> = {
  ...{ call: 'replay-letter', asked: letterName },
  answer: z
    .union([
      z.strictObject({ handled: z.literal(true) }),
      z.strictObject({ handled: z.literal(false), reason: z.string() }),
    ])
    .nullable(),
}

/** Gives a letter up, for a reason that stands in the log; false where there is none of that name. */
export const DROP_LETTER: SignedQuestion<{ readonly name: LetterName; readonly reason: string }, boolean> = {
  ...{ call: 'drop-letter', asked: z.strictObject({ name: letterName, reason: z.string().min(1).max(500) }) },
  answer: z.boolean(),
}
