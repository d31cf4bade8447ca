import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { fileOfDay } from './access-files.js'
import { openAccessLog } from './access-log.js'
import { accessesOf, noteCommand, noting } from './note-questions.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-noting-'))
afterAll(() => rmSync(root, { recursive: true }))

const clock = settableClock('2026-03-30T01:02:03.004Z')
const viewer = (personId: string, tenant = 'county'): Viewer => ({
  ...{ login: personId, personId, name: '示范', tenant, roles: ['operator'] },
  ...{ postId: null, unitId: null, unitIds: [], atOrAbove: [personId] },
})
const opened = () => {
  const folder = mkdtempSync(join(root, 'city-'))
  const access = openAccessLog({ folder, store: memoryEventStore({ clock }), clock, onFault: () => undefined })
  const note = noting({ access })
  const ask = (name: string, args: object, who: Viewer, answer: QuestionAnswer) =>
    note({ name, args, viewer: who, answer })
  return { access, ask, text: () => readFileSync(fileOfDay(folder, '2026-03-30'), 'utf8') }
}

describe('noting who asked what', () => {
  test('a question about an item is told of the item, to its own tenant, and one that was refused is not', async () => {
    const { access, ask } = opened()
    ask('item', { itemId: 'i1' }, viewer('p1'), answered({ row: {} }))
    ask('history', { itemId: 'i1' }, viewer('p2'), answered({ facts: [1, 2] }))
    ask('item', { itemId: 'i1' }, viewer('p3'), notAnswered('RoleMissing'))
    ask('item', { itemId: 'i1' }, viewer('p4', 'other'), answered(null))
    noteCommand({ access }, 'replay', { tenant: 'county', args: { itemId: 'i1' }, rows: 9 })
    const told = await accessesOf({ access }, 'county', 'i1')
    expect(told.map(({ personId, question }) => `${personId} ${question}`)).toStrictEqual([
      'system:operator huiyin replay',
      'p2 history',
      'p1 item',
    ])
    await access.close()
  })
  test('nothing of an answer and no word that was searched for reaches the file; how many rows were shown does', async () => {
    const { access, ask, text } = opened()
    const answer = answered({ total: 1, rows: [{ summary: '王某某反映窗口推诿', number: 'N-1' }] })
    ask('items', { filter: { search: '王某某', unitId: 'K1' }, page: { limit: 20 } }, viewer('p1'), answer)
    ask('items', { filter: { search: '李某' } }, viewer('p1'), notAnswered('InputInvalid'))
    await access.close()
    expect(text()).not.toMatch(/王|李|窗口|N-1|示范/)
    const lines = text()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(lines).toMatchObject([
      { question: 'items', rows: 1, refusal: null, filter: { filter: { search: { characters: 3 }, unitId: 'K1' } } },
      { question: 'items', rows: null, refusal: 'InputInvalid' },
    ])
  })
})
