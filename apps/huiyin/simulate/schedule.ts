import { EXTENSION_AFTER, type SimulatedMatter } from './matters.js'

/** What of a working day is done with a matter, in the order in which the day brings it. */
export const PARTS_OF_A_DAY = [
  ...(['register', 'sendBack', 'assign', 'duplicate', 'accept', 'acceptPart', 'chooseMode', 'askJointUnit'] as const),
  ...(['decideOnTime', 'publishAnswer', 'transfer', 'claim', 'claimPart', 'reply', 'askForTime'] as const),
] as const
export type PartOfADay = (typeof PARTS_OF_A_DAY)[number]

/** On which working day after it came each part of a matter's life happens. */
const ACCEPTANCE_DAYS = 1
const REWORK_DAYS = 3

const untilClaimed = (matter: SimulatedMatter, claimed: number): readonly (readonly [PartOfADay, number])[] => {
  const again = claimed + REWORK_DAYS
  const judged = claimed + ACCEPTANCE_DAYS
  return [
    ['claim', claimed],
    ['reply', claimed],
    ...(matter.mode === 'public' ? [['publishAnswer', claimed] as const] : []),
    ...(matter.returned
      ? ([
          ['sendBack', judged],
          ['claim', again],
          ['accept', again + ACCEPTANCE_DAYS],
        ] as const)
      : [['accept', judged] as const]),
  ]
}

/** A part of a matter nobody ever finishes is not finished either. */
const partDone = (received: number) =>
  [
    ['claimPart', received + 3],
    ['acceptPart', received + 4],
  ] as const

/** What happens with a matter after it came, each part with the number of its working day. */
export const lifeOf = (matter: SimulatedMatter): readonly (readonly [PartOfADay, number])[] => {
  const { received, claimed, mode, extension } = matter
  const asked = received + EXTENSION_AFTER
  return [
    ['register', received + 1],
    ['assign', received + 1],
    ...(matter.duplicate ? [['duplicate', received + 1] as const] : []),
    ...(matter.transferTo === null ? [] : [['transfer', received + 1] as const]),
    ...(mode === null ? [] : [['chooseMode', received + 2] as const]),
    ...(mode === 'joint'
      ? ([['askJointUnit', received + 2], ...(claimed === null ? [] : partDone(received))] as const)
      : []),
    ...(extension === null
      ? []
      : ([
          ['askForTime', asked],
          ['decideOnTime', asked + 1],
        ] as const)),
    ...(claimed === null ? [] : untilClaimed(matter, claimed)),
  ]
}

type Today = ReadonlyMap<PartOfADay, readonly SimulatedMatter[]>

/**
 * What is done on which working day. Matters are added as they come in, and a day is taken out when it is there, so
 * that a large year is never held as a whole.
 */
export const schedule = () => {
  const days = new Map<number, Map<PartOfADay, SimulatedMatter[]>>()
  const NOTHING: Today = new Map()
  return {
    add: (matter: SimulatedMatter): void => {
      for (const [part, working] of lifeOf(matter)) {
        const day = days.get(working) ?? new Map<PartOfADay, SimulatedMatter[]>()
        days.set(working, day)
        const there = day.get(part)
        if (there) there.push(matter)
        else day.set(part, [matter])
      }
    },
    /** What is done today; it is forgotten here. */
    take: (working: number): Today => {
      const today = days.get(working) ?? NOTHING
      days.delete(working)
      return today
    },
  }
}
