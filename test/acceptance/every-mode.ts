import { expect, jest } from '@jest/globals'
import { MODES, world, type BusMode, type World } from './world.js'

// A story is told several times over, on a busy machine over processes too: how long it takes says nothing of the rule.
jest.setTimeout(300_000)

/** Tells a story in every mode of the bus, or in those given: nothing may go wrong behind its back, and all must end with the same lists. */
export const expectSameInEveryMode = async (
  tell: (bus: BusMode) => Promise<World>,
  modes: typeof MODES = MODES,
): Promise<void> => {
  const ends: object[] = []
  for (const { bus } of modes) {
    const here = await tell(bus)
    expect(here.faults()).toStrictEqual([])
    ends.push(await here.allRows())
    await here.close()
  }
  for (const end of ends) expect(end).toStrictEqual(ends[0])
}

/** Delivers and lists the log of a story anew, up to a moment: nothing new may be said, and the lists must be the same. */
export const expectSameAnew = async (
  { log, anew, allRows }: World,
  { bus, until }: { bus: BusMode; until: string },
) => {
  const again = await world({ bus, start: until, anew })
  await again.moveTo(until)
  expect(await again.allRows()).toStrictEqual(await allRows())
  expect(again.log.events).toHaveLength(log.events.length)
  expect(again.faults()).toStrictEqual([])
  await again.close()
}
