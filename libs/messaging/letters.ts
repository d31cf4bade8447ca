import type { Bus, Consumer, DeadLetter } from './bus.js'

/** Which dead letter is meant: whose it is, and where in the log its event lies. */
export type LetterName = Pick<DeadLetter, 'consumer' | 'position'>

/** What became of a dead letter that was delivered once more. */
export type Redelivered = { readonly handled: true } | { readonly handled: false; readonly reason: string }

/** There is no dead letter of that name: somebody was quicker, or it was mistyped. */
export class NoSuchLetter extends Error {
  override name = 'NoSuchLetter'
  constructor({ consumer, position }: LetterName) {
    super(`${consumer} has no dead letter of position ${position}`)
  }
}

/** What an operator may do about events nobody could handle. */
export interface DeadLetterBox {
  /**
   * Delivers a dead letter once more. Handled, it is taken out; else it stays, with the new reason. Whoever records the
   * deed does so in `before`, which runs between the two. Throws `NoSuchLetter`.
   */
  redeliver(name: LetterName, before: (letter: DeadLetter) => Promise<unknown>): Promise<Redelivered>
  /** Takes a dead letter out for good; `before` as above. Throws `NoSuchLetter`. */
  drop(name: LetterName, before: (letter: DeadLetter) => Promise<unknown>): Promise<void>
}

/** A bus with what an operator may do about its dead letters. */
export type OperatedBus = Bus & DeadLetterBox

/** Where dead letters lie, as far as their end is concerned. */
export interface LetterShelf {
  letters(): readonly DeadLetter[] | Promise<readonly DeadLetter[]>
  /** Puts a letter in, or in the place of the one it was. */
  put(letter: DeadLetter): unknown
  remove(letter: DeadLetter): unknown
}

/** The words of whatever was thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Dead letters with the same meaning on every bus: handled first, recorded second, taken out last. */
export const deadLetterBox = (consumers: readonly Consumer[], shelf: LetterShelf): DeadLetterBox => {
  const find = async (name: LetterName): Promise<DeadLetter> => {
    const letters = await shelf.letters()
    const found = letters.find(({ consumer, position }) => consumer === name.consumer && position === name.position)
    if (!found) throw new NoSuchLetter(name)
    return found
  }
  return {
    redeliver: async (name, before) => {
      const letter = await find(name)
      const consumer = consumers.find((one) => one.name === letter.consumer)
      if (!consumer) throw new NoSuchLetter(name)
      try {
        await consumer.handle(letter.event)
      } catch (error) {
        const reason = reasonOf(error)
        await shelf.put({ ...letter, reason, attempts: letter.attempts + 1 })
        return { handled: false, reason }
      }
      await before(letter)
      await shelf.remove(letter)
      return { handled: true }
    },
    drop: async (name, before) => {
      const letter = await find(name)
      await before(letter)
      await shelf.remove(letter)
    },
  }
}
