import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { assign, register } from './casework.js'
import { signedIn } from './complained-of-county.js'
import { expectSameInEveryMode } from './every-mode.js'
import { beginCounty } from './matters.js'
import { askingOver } from './questions.js'
import { ADMINISTRATOR, at, MODES, type BusMode, type World } from './world.js'

const PEOPLE = [
  ['mayor', 'county', 'principal'],
  ['vice', 'county', 'deputy'],
  ['head-k1', 'K1', 'principal'],
  ['clerk-k11', 'K11', 'member'],
] as const
const PORTFOLIO = {
  ...{ portfolioId: 'service', name: '政务服务', nameEn: 'Public service', unitId: 'county', unitIds: ['K1'] },
  ...{ validFrom: '2020-03-01', validTo: null },
}
const MATTER = { itemId: 'matter', unitId: 'K11', campaign: 's3', category: 'C3', personId: 'clerk-k11' }

const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  for (const [personId, unitId, rank] of PEOPLE) {
    await here.does(ADMINISTRATOR, 'AddPerson', { personId, name: `示例${personId}`, validFrom: '2020-01-01' })
    const post = { postId: `post-${personId}`, postTitle: '职务', unitId, rank }
    await here.does(ADMINISTRATOR, 'AppointPerson', { personId, ...post, validFrom: '2020-01-01', validTo: null })
  }
  const give = (personId: string, more: object = {}) =>
    here.ask(ADMINISTRATOR, 'AssignPortfolio', { personId, ...PORTFOLIO, ...more })
  expect(await give('clerk-k11')).toMatchObject({ refusal: 'NotInTheTeam' })
  expect(await give('head-k1', { unitId: 'K1', unitIds: ['K2'] })).toMatchObject({ refusal: 'PortfolioUnitNotBelow' })
  expect(await give('vice')).toMatchObject({ ok: true })
  expect(await give('mayor')).toMatchObject({ refusal: 'PortfolioHeldByAnother' })
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  await register(here, MATTER)
  await assign(here, MATTER)
  return here
}

describe('the register of responsibilities', () => {
  let here: World
  beforeAll(async () => {
    here = await walk('plain')
  })
  afterAll(() => here.close())
  const asks = async (question: 'responsibilities' | 'item', args: object) => {
    const viewer = await signedIn(here, 'mayor', ['leader'])
    return (await askingOver(here)(viewer, question, args)) as unknown as { readonly answer: unknown }
  }

  test('S4-67 S3-47 says who is first responsible for each unit, who beside him, with which portfolio, from when', async () => {
    const { units } = (await asks('responsibilities', {})).answer as {
      units: readonly Readonly<Record<string, unknown>>[]
    }
    const of = (unitId: string) => units.find((one) => one['unitId'] === unitId)
    expect(of('county')).toMatchObject({
      vacant: false,
      people: [
        { personId: 'mayor', as: 'firstResponsible', validFrom: '2020-01-01', validTo: null },
        { personId: 'vice', as: 'dual' },
      ],
      portfolios: [{ personId: 'vice', portfolioId: 'service', unitIds: ['K1'], validFrom: '2020-03-01' }],
    })
    expect(of('K1')).toMatchObject({ vacant: false, people: [{ personId: 'head-k1', as: 'firstResponsible' }] })
    expect(of('K11')).toMatchObject({ vacant: true, people: [] })
  })
  test('S2-63 S3-47 the page of an item says who answers for it, level by level up to the top', async () => {
    const { responsible } = (await asks('item', { itemId: 'matter' })).answer as {
      responsible: readonly { unitId: string; as: string; personId: string | null }[]
    }
    expect(responsible.map(({ unitId, as, personId }) => [unitId, as, personId])).toStrictEqual([
      ['K11', 'responsiblePerson', 'clerk-k11'],
      ['K11', 'firstResponsible', null],
      ['K1', 'firstResponsible', 'head-k1'],
      ['county', 'portfolioLeader', 'vice'],
      ['county', 'firstResponsible', 'mayor'],
    ])
  })
  test('S3-47 a portfolio ends with its last day, and with the post of who has it', async () => {
    const after = await walk('plain')
    await after.does(ADMINISTRATOR, 'EndPortfolio', { personId: 'vice', portfolioId: 'service', validTo: '2020-04-30' })
    expect(await after.rows('portfolios')).toMatchObject([{ person_id: 'vice', valid_to: '2020-04-30' }])
    await after.close()
  })
  test('every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(walk, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})
