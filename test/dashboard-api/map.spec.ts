import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { questionsOver } from '@huiyin/dashboard-api'
import { AnswerQuestion, AnswerQuestionHandler, QuestionRegistry, type Viewer } from '@huiyin/nest-platform'
import { city } from './support/city.js'
import { instant, writeCase } from './support/log.js'
import { viewerWith } from './support/viewers.js'

const NOW = '2026-03-20T04:00:00.000Z' // noon in Shanghai
let bench: Awaited<ReturnType<typeof city>>
let handler: AnswerQuestionHandler

interface Told {
  readonly total: number
  readonly rows: readonly { readonly code: string | null }[]
}
const ask = (name: string, args: object, viewer: Viewer) => handler.execute(new AnswerQuestion(name, args, viewer))
const told = async (args: object, viewer: Viewer = viewerWith('auditor'), name = 'mapCounts') => {
  const answer = await ask(name, args, viewer)
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal}`)
  return answer.answer as Told
}
const byUnit = async (viewer: Viewer, filter = {}) =>
  Object.fromEntries(
    (await told({ layer: 'units', filter }, viewer)).rows.map(({ code, ...counts }) => [code ?? 'none', counts]),
  )

beforeAll(async () => {
  bench = await city(NOW)
  const registry = new QuestionRegistry()
  registry.add(questionsOver(bench.ports))
  handler = new AnswerQuestionHandler(registry)
  const { write } = bench
  await writeCase(write, { id: '1', unit: 'a', received: '03-01', due: '03-10', done: '03-05' })
  await writeCase(write, { id: '2', unit: 'a', received: '03-02', due: '03-12' })
  await writeCase(write, { id: '3', unit: 'b', received: '03-03', due: '03-21' })
  await writeCase(write, { id: '4', unit: 'b', received: '03-04', due: '03-12', channel: 'post' })
  await writeCase(write, { id: '5', unit: 'a', received: '03-05', due: '03-12', tenant: 'elsewhere' })
  const about = { personIds: ['chief-b'], complainedOf: ['chief-b'], unitIds: ['b'], misplaced: false }
  const then = { at: instant('03-06') }
  await write('intake-item-4', 'PersonComplainedOfNamed', about, then)
  await write('rectification-entry-e-4', 'ComplainedOfRecorded', { personIds: ['chief-b'] }, then)
})
afterAll(() => bench.close())

const none = { items: 0, unanswered: 0, overdue: 0, reports: 0 }

describe('S3-56 items by area', () => {
  test('say how many there are, how many wait for an answer, how many are overdue, and never of another tenant', async () => {
    expect(await byUnit(viewerWith('auditor'))).toStrictEqual({
      a: { ...none, items: 2, unanswered: 1, overdue: 1, reports: 2 },
      b: { ...none, items: 2, unanswered: 2, overdue: 1, reports: 2 },
    })
  })
  test('do not count what complains of the asker or of somebody above him, neither as a figure nor in the total', async () => {
    const chief = { ...viewerWith('auditor'), atOrAbove: ['chief-b'] }
    expect(await byUnit(chief)).toMatchObject({ b: { items: 1, unanswered: 1, overdue: 0, reports: 1 } })
    expect((await told({ layer: 'units' }, chief)).total).toBe(3)
    expect(await byUnit(chief, { flag: 'overdue' })).toStrictEqual({
      a: { ...none, items: 1, unanswered: 1, overdue: 1, reports: 1 },
    })
  })
  test('are those the desk lists with the same filter', async () => {
    for (const filter of [{ flag: 'overdue' }, { channel: 'post' }, { receivedFrom: '2026-03-03' }, { unitId: 'a' }]) {
      const { total } = await told({ layer: 'cells', filter })
      expect(total).toBe((await told({ filter }, viewerWith('auditor'), 'items')).total)
      expect(total).toBeGreaterThan(0)
    }
    const days = { receivedFrom: '2026-03-02', receivedTo: '2026-03-03' }
    expect((await told({ filter: days }, viewerWith('auditor'), 'items')).total).toBe(2)
  })
  test('are refused for a layer or a day there is not', async () => {
    const asked = (args: object) => ask('mapCounts', args, viewerWith('auditor'))
    expect(await asked({ layer: 'streets' })).toMatchObject({ ok: false, problems: [{ path: 'layer' }] })
    expect(await asked({ layer: 'cells', filter: { receivedTo: '三月' } })).toMatchObject({
      ...{ ok: false, problems: [{ path: 'filter.receivedTo' }] },
    })
  })
})
