import { expect } from '@jest/globals'
import { MODES, type BusMode, type World } from './world.js'

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
