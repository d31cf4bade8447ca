import type { DeadLetter, LetterName } from '@huiyin/messaging'
import type { Mark, MarkStore, Place, RelayMark, Remembered } from './mark-store.js'

interface Row extends Place {
  generation: number
  mark: Mark | null
}

/** What a mark store in memory holds; several stores may share it, like processes share a database. */
export interface MarkMemory {
  readonly rows: Map<string, Row>
  readonly relays: Map<string, RelayMark>
  readonly letters: Map<string, DeadLetter>
}

export const markMemory = (): MarkMemory => ({ rows: new Map(), relays: new Map(), letters: new Map() })

const keyOf = ({ consumer, topic, partition }: Place) => `${consumer} ${topic} ${partition}`
const letterKey = ({ consumer, position }: LetterName) => `${consumer} ${position}`

/** Whether the second mark is no step back from the first, in the same log. Offsets of two clusters cannot be compared. */
const goesOn = (from: Mark | null, { at, offset, cluster }: Mark): boolean => {
  if (!from) return true
  if (from.at && (!at || from.at.epoch !== at.epoch || from.at.position > at.position)) return false
  return from.cluster !== cluster || from.offset <= offset
}

const rememberedIn = ({ rows, relays }: MarkMemory): Remembered[] => [
  ...[...rows.values()].flatMap(({ consumer, mark }) => (mark?.at ? [{ who: consumer, at: mark.at }] : [])),
  ...[...relays].map(([who, { at }]) => ({ who, at })),
]

/** Marks in memory, for specs. */
export const memoryMarkStore = (memory: MarkMemory = markMemory()): MarkStore => {
  const { rows, relays, letters } = memory
  return {
    marks: async (consumer) =>
      [...rows.values()].flatMap(({ mark, ...row }) =>
        row.consumer === consumer && mark ? [{ consumer, topic: row.topic, partition: row.partition, ...mark }] : [],
      ),
    claim: async (place) => {
      const before = rows.get(keyOf(place))
      const row = { ...place, generation: (before?.generation ?? 0) + 1, mark: before?.mark ?? null }
      rows.set(keyOf(place), row)
      return { generation: row.generation, mark: row.mark }
    },
    save: async (place, generation, mark) => {
      const row = rows.get(keyOf(place))
      if (row?.generation !== generation || !goesOn(row.mark, mark)) return false
      row.mark = mark
      return true
    },
    bury: async (place, generation, letter) => {
      if (rows.get(keyOf(place))?.generation !== generation) return false
      letters.set(letterKey(letter), letter)
      return true
    },
    relayMark: async (relay) => relays.get(relay) ?? null,
    advance: async (relay, mark) => {
      const before = relays.get(relay)
      const isFurther = !before || before.cluster !== mark.cluster || before.at.position < mark.at.position
      if (isFurther && (!before || before.at.epoch === mark.at.epoch)) relays.set(relay, mark)
    },
    letters: async () => [...letters.values()].sort((one, other) => one.position - other.position),
    putLetter: async (letter) => void letters.set(letterKey(letter), letter),
    removeLetter: async (letter) => letters.delete(letterKey(letter)),
    remembered: async () => rememberedIn(memory),
    forget: async () => [rows, relays].forEach((one) => one.clear()),
    close: async () => undefined,
  }
}
