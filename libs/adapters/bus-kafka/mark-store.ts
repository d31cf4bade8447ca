import type { Checkpoint } from '@huiyin/event-sourcing'
import type { DeadLetter, LetterName } from '@huiyin/messaging'

/** A partition as one consumer reads it. */
export interface Place {
  readonly consumer: string
  readonly topic: string
  readonly partition: number
}

/** How far a consumer has come in a partition. */
export interface Mark {
  /** The last event that was handled; null when all there was, was skipped. */
  readonly at: Checkpoint | null
  /** The offset to read next. Good for this Kafka cluster only. */
  readonly offset: number
  readonly cluster: string
}

/** A partition taken for one process: whoever had it before can save nothing more. */
export interface Claim {
  readonly generation: number
  readonly mark: Mark | null
}

/** How far a relay has come in the log, and into which cluster. */
export interface RelayMark {
  readonly at: Checkpoint
  readonly cluster: string
}

/** A place in the log, and who remembers it. */
export interface Remembered {
  readonly who: string
  readonly at: Checkpoint
}

/**
 * Where marks and dead letters are kept, beside the effects of a service. Marks move forwards only: a process that was
 * paused and wakes can undo nothing.
 */
export interface MarkStore {
  /** Every partition in which this consumer has a mark. */
  marks(consumer: string): Promise<readonly (Place & Mark)[]>
  /** Takes a partition: the next generation, and the mark as it stands when it begins. */
  claim(place: Place): Promise<Claim>
  /** Moves a mark forwards. False: somebody else has claimed the partition, or has come further. */
  save(place: Place, generation: number, mark: Mark): Promise<boolean>
  /** Keeps a dead letter; only for who holds the claim. False: somebody else has the partition. */
  bury(place: Place, generation: number, letter: DeadLetter): Promise<boolean>
  relayMark(relay: string): Promise<RelayMark | null>
  /** Moves a relay's mark forwards; one that is further stays. */
  advance(relay: string, mark: RelayMark): Promise<void>
  letters(): Promise<readonly DeadLetter[]>
  /** Puts a letter in the place of the one of its name. */
  putLetter(letter: DeadLetter): Promise<void>
  /** False: there was none. */
  removeLetter(letter: LetterName): Promise<boolean>
  /** Every place in the log that a consumer or a relay remembers, with its name. */
  remembered(): Promise<readonly Remembered[]>
  /** Every mark away, for a log that was restored and is relayed anew. Dead letters stay. */
  forget(): Promise<void>
  close(): Promise<void>
}
