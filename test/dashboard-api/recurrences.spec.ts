import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { questionsOver } from '@huiyin/dashboard-api'
import { city } from './support/city.js'
import { instant, writeCase } from './support/log.js'
import { viewerWith } from './support/viewers.js'

/** As many as one answer holds. */
const MOST = 200

describe('what recurs, for whom', () => {
  let here: Awaited<ReturnType<typeof city>>
  const alert = async (name: string, itemId: string, day: string) => {
    const [stream, head] = [`intake-recurrence-${name}`, { at: instant(day), tenant: 'city' }]
    const noticed = { wave: 1, campaign: 's0', problem: 'C4.2', needed: 1, days: 90 }
    await here.write(stream, 'RecurrenceNoticed', noticed, head)
    await here.write(stream, 'ProblemRecurred', { wave: 1, itemId, foundOn: `2026-${day}` }, head)
  }
  beforeAll(async () => {
    here = await city(instant('06-01'))
    const found = async (name: string, unit: string, day: string) => {
      await writeCase(here.write, { id: `of-${name}`, unit, received: '03-01', due: null })
      await alert(name, `of-${name}`, day)
    }
    await found('old', 'A', '03-02')
    for (let n = 0; n < MOST; n += 1) await found(`new-${n}`, 'B', '04-01')
  })
  afterAll(() => here.close())
  const seenBy = async (unitIds: readonly string[]) => {
    const viewer = viewerWith('unitPrincipal', unitIds)
    const told = await questionsOver(here.ports).recurrences.run(viewer, {})
    if (!told.ok) throw new Error(told.refusal)
    return told.answer.rows
  }

  test('S0-59 what recurs with one bureau is told to it, however many newer alerts there are of others', async () => {
    expect(await seenBy(['A'])).toMatchObject([{ recurrenceId: 'old', problems: [{ itemId: 'of-old' }] }])
    expect(await seenBy(['B'])).toHaveLength(MOST)
    expect(await seenBy(['C'])).toStrictEqual([])
  })
})
