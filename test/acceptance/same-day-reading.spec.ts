import { describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { leader, operator, UNITS } from './matters.js'
import { activate, at, createUnits, world, type BusMode, type World } from './world.js'

const AS_PRINTED = ['period', 'phases', 'key_task_year'] as const
const rowOf = async ({ rows }: World, itemId: string) => (await rows('items', { item_id: itemId }))[0]
const arrives = (here: World, itemId: string, channel = 'letter') =>
  here.does(operator, 'ReceiveReport', {
    ...{ itemId, reportId: `${itemId}-r`, channel, reporter: 'anonymous', summary: '群众来信' },
    ...{ category: null, place: null, outsideNumber: null },
  })
const registers = ({ does }: World, itemId: string, campaign: string | null) =>
  does(operator, 'RegisterItem', { itemId, number: itemId, category: 'C1', campaign })
const reads = ({ does }: World, itemId: string) =>
  does(leader, 'ReadAndInstruct', { itemId, instruction: '请承办单位核实并答复。' })

const begin = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2022-06-01', '09:00:00.000') })
  await createUnits(here, '2022-01-01', UNITS)
  await activate(here, 's2', '2022-06-01', AS_PRINTED)
  await activate(here, 's4', '2022-06-01') // its document prints no dates
  return here
}

/** c5.8: a letter of a holiday, and one of late in the evening. */
const letters = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus)
  await here.moveTo(at('2022-06-03', '10:00:00.000')) // Dragon Boat Festival, a Friday
  await arrives(here, 'holiday')
  await registers(here, 'holiday', 's4')
  await here.moveTo(at('2022-06-06', '17:00:00.000'))
  await reads(here, 'holiday')
  expect(await rowOf(here, 'holiday')).toMatchObject({
    ...{ reading_due_at: at('2022-06-06', '23:59:59.999'), read_same_day: 1 },
  })
  await here.moveTo(at('2022-06-08', '23:40:00.000'))
  await arrives(here, 'evening', 'networkPetition')
  await here.moveTo(at('2022-06-09', '08:30:00.000'))
  await reads(here, 'evening')
  expect(await rowOf(here, 'evening')).toMatchObject({ read_same_day: 0, read_at: at('2022-06-09', '08:30:00.000') })
  return here
}

/** c6.3: both campaigns in one city. */
const ofTwoCampaigns = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus)
  await here.moveTo(at('2022-06-07', '10:00:00.000'))
  for (const itemId of ['of-s2', 'of-s4', 'of-none']) await arrives(here, itemId)
  await arrives(here, 'a-call', 'hotline12345')
  await registers(here, 'of-s2', 's2')
  await registers(here, 'of-s4', 's4')
  const due = at('2022-06-07', '23:59:59.999')
  expect(await rowOf(here, 'of-s2')).toMatchObject({ reading_due_at: null })
  expect(await rowOf(here, 'of-s4')).toMatchObject({ reading_due_at: due })
  expect(await rowOf(here, 'of-none')).toMatchObject({ reading_due_at: due })
  expect(await rowOf(here, 'a-call')).toMatchObject({ reading_due_at: null })
  await reads(here, 'of-s2')
  expect(await rowOf(here, 'of-s2')).toMatchObject({ read_same_day: null })
  return here
}

describe('S4-44 letters are read and instructed on the day they came', () => {
  test('c5.8 a holiday moves the day to the next working day, and no hour cuts it off', () =>
    expectSameInEveryMode(letters))
  test('c6.3 the rule of one campaign never touches the letters of another', () =>
    expectSameInEveryMode(ofTwoCampaigns))
})
