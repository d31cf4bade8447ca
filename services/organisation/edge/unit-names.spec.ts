import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { listProjector } from '@huiyin/read-model'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { units, type UnitRow } from '../projections/units.js'
import { unitNames } from './unit-names.js'

const lists = sqliteLists<{ readonly units: UnitRow }>({ file: ':memory:', lists: [units] })
const store = memoryEventStore({ clock: settableClock('2026-03-10T00:00:00.000Z') })
const recorded = async (unitId: string, tenant: string, ...names: readonly string[]) => {
  for (const [version, name] of names.entries()) {
    const created = { nameEn: null, parentId: null, level: 'bureau', validFrom: '2026-01-01', name }
    const [type, data] =
      version === 0 ? ['UnitCreated', created] : ['UnitRenamed', { name, nameEn: null, validFrom: '2026-02-01' }]
    await store.append({
      stream: `organisation-unit-${unitId}`,
      expected: version === 0 ? 'new' : version,
      context: {
        ...{ tenant, correlation: 'c', causation: 'c', command: { id: `${unitId}-${version}`, print: 'p' } },
        occurred: { at: '2026-03-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'day' },
        actor: { person: 'administrator-1', post: null, unit: null },
      },
      events: [{ type: type as string, schema: 1, body: JSON.stringify(data) }],
    })
  }
}
beforeAll(async () => {
  await recorded('b1', 'city', '注册科', '登记科')
  await recorded('b2', 'city', '信访局')
  await recorded('far', 'elsewhere', '别处')
  const projector = await listProjector({ store, lists: [units], generation: lists.live })
  while (await projector.step());
})
afterAll(() => lists.close())

describe('the names of units that others ask for', () => {
  const named = (...unitIds: readonly string[]) => unitNames(lists.query, { tenant: 'city', unitIds })
  test('are those of today, of the units that were asked for', async () => {
    expect(await named('b1')).toStrictEqual({ b1: '登记科' })
    expect(await named('b1', 'b2')).toStrictEqual({ b1: '登记科', b2: '信访局' })
  })
  test('are none for a unit nobody knows, for one of another tenant, and where nothing is asked', async () => {
    expect(await named('never', 'far')).toStrictEqual({})
    expect(await named()).toStrictEqual({})
  })
})
