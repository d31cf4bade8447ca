import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { assign, register, type Case } from './casework.js'
import { expectSameInEveryMode } from './every-mode.js'
import { gateOver, viewerWith } from './gate.js'
import { beginCounty } from './matters.js'
import { askingOver } from './questions.js'
import { type BusMode, type World } from './world.js'

const watched: Case = { itemId: 'watched', unitId: 'K1', category: 'C3', campaign: 's3', personId: 'handler-9' }
const other: Case = { ...watched, itemId: 'other' }
const leader = viewerWith(['leader'], { person: 'leader-1', unitIds: ['county'] })
const supervisor = viewerWith(['supervisor'], { person: 'supervisor-1', unitIds: ['county'] })
const handler = viewerWith(['handler'], { person: 'handler-9', unitIds: ['K1'] })
const watch = { itemId: 'watched', reason: '群众反映集中' }

const sends = async (here: World, viewer: typeof leader, name: string, input: object) => {
  const answer = await gateOver(here.send)(viewer, { context: 'intake', name, input })
  return answer.ok ? 'accepted' : answer.refusal
}
const told = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  for (const one of [watched, other]) {
    await register(here, one)
    await assign(here, one)
  }
  expect(await sends(here, leader, 'WatchItem', watch)).toBe('accepted')
  await here.drain()
  return here
}

describe('a watch list', () => {
  let here: World
  beforeAll(async () => {
    here = await told('plain')
  })
  afterAll(() => here.close())
  const asked = async <T>(viewer: typeof leader, name: string, args: object): Promise<T> => {
    const answer = await askingOver(here)(viewer, name, args)
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.answer as T
  }
  const listOf = async (viewer: typeof leader) => {
    const { rows } = await asked<{ rows: readonly { itemId: string }[] }>(viewer, 'items', {
      filter: { flag: 'watched' },
    })
    return rows.map(({ itemId }) => itemId)
  }
  const pageOf = async (viewer: typeof leader) => {
    const { row, actions } = await asked<{
      row: { tags: readonly string[] }
      actions: readonly { command: string }[]
    }>(viewer, 'item', { itemId: 'watched' })
    const offered = actions.map(({ command }) => command).filter((command) => /Watch/.test(command))
    return { tags: row.tags, offered }
  }

  test('S3-75 is of whoever watches: nobody else’s list has it, though all who see the item read who does and why', async () => {
    expect(await listOf(leader)).toStrictEqual(['watched'])
    expect(await pageOf(leader)).toStrictEqual({ tags: ['watched'], offered: ['EndItemWatch'] })
    expect(await listOf(supervisor)).toStrictEqual([])
    expect(await pageOf(supervisor)).toStrictEqual({ tags: [], offered: ['WatchItem'] })
    expect(await pageOf(handler)).toStrictEqual({ tags: [], offered: [] })
    const { facts } = await asked<{ facts: readonly { type: string; data: string }[] }>(handler, 'history', {
      itemId: 'watched',
    })
    const fact = facts.find(({ type }) => type === 'ItemWatched')
    expect(JSON.parse(fact?.data ?? '{}')).toStrictEqual({ watchedBy: 'leader-1', reason: '群众反映集中' })
  })
  test('S3-75 the same in every mode of the bus', () => expectSameInEveryMode(told))
  test('S3-75 is kept by those who lead and supervise, over matters alone, and is left as it was come to', async () => {
    expect(await sends(here, handler, 'WatchItem', watch)).toBe('RoleMissing')
    expect(await sends(here, leader, 'WatchItem', { ...watch, itemId: 'nowhere' })).toBe('ItemUnknown')
    expect(await sends(here, supervisor, 'EndItemWatch', { itemId: 'watched' })).toBe('NotWatched')
    expect(await sends(here, leader, 'EndItemWatch', { itemId: 'watched' })).toBe('accepted')
    await here.drain()
    expect(await listOf(leader)).toStrictEqual([])
    expect((await pageOf(leader)).offered).toStrictEqual(['WatchItem'])
  })
})
