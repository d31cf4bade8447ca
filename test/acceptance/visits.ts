import type { FilledValue } from '@huiyin/contracts/intake'
import type { Occurred } from '@huiyin/event-sourcing'
import type { FindingPage, InspectionPage } from '@huiyin/dashboard-api'
import { keepFindingFile } from '@huiyin/intake'
import { pictureOf } from '@huiyin/testing'
import { viewerWith } from './gate.js'
import { supervisor, UNITS } from './matters.js'
import { askingOver } from './questions.js'
import { activate, ADMINISTRATOR, at, createUnits, world, ZONE, type BusMode, type World } from './world.js'

/** It happened then, whenever it is recorded. */
export const happened = (day: string, time = '10:00:00.000'): Occurred => ({
  ...{ at: at(day, time), zone: ZONE, precision: 'instant' },
})

/** Who looks at what teams did. */
export const AUDITOR = viewerWith(['auditor'], { person: 'auditor-1', unitIds: [] })

const PEOPLE = [
  ['principal-k1', 'K1', 'principal'],
  ['clerk-k1', 'K1', 'member'],
  ['supervisor-1', 'supervision', 'member'],
] as const

/** A county on a day of 2022 with the measures of S4 and the look-back of S0 in force, and some people in it. */
export const beginVisits = async (bus: BusMode, day: string): Promise<World> => {
  const here = await world({ bus, start: at(day, '09:00:00.000') })
  await createUnits(here, '2022-01-01', UNITS)
  await activate(here, 's4', '2022-01-01')
  for (const [personId, unitId, rank] of PEOPLE) {
    await here.does(ADMINISTRATOR, 'AddPerson', { personId, name: `人员${personId}`, validFrom: '2022-01-01' })
    const post = { postId: `post-${personId}`, postTitle: '职务', unitId, rank }
    await here.does(ADMINISTRATOR, 'AppointPerson', { personId, ...post, validFrom: '2022-01-01', validTo: null })
  }
  return here
}

const visit = { team: ['supervisor-1'], unitIds: ['K1'], places: ['东街服务大厅'] }

/** An inspection of K1 by the supervision, planned for a day. */
export const planOf = (inspectionId: string, more: object = {}) => ({
  ...{ inspectionId, kind: 'covertCheck', title: '明察暗访', plannedOn: '2022-04-29', campaign: 's4' },
  ...{ byUnitId: 'supervision', ...visit, ...more },
})
export const recordOf = (inspectionId: string, more: object = {}) => ({
  ...{ inspectionId, ...visit, met: '大厅值班人员', saw: '三个窗口开两个', fields: { announced: false }, ...more },
})
export const findingOf = (inspectionId: string, findingId: string, more: object = {}) => ({
  ...{ inspectionId, findingId, text: '午间窗口无人值守，群众等候四十分钟', category: 'C3', unitId: 'K1' },
  ...{ benchmark: '首问负责制规定第三条', place: '东街', ...more },
})

/** Planned and held on one day, as the clock stands. */
export const visitDone = async ({ does }: World, inspectionId: string, plan: object, record: object = {}) => {
  await does(supervisor, 'PlanInspection', planOf(inspectionId, plan))
  await does(supervisor, 'HoldInspection', recordOf(inspectionId, record))
}

/** A made-up picture that was uploaded for an inspection, as a finding names it. */
export const photoFor = async ({ kept }: World, inspectionId: string, name = '窗口.png', madeOn = '2022-04-29') => {
  const answer = await keepFindingFile(kept, inspectionId, { bytes: pictureOf(name), declared: 'image/png' })
  if (!answer.ok) throw new Error(answer.refusal)
  const { file, sha256 } = answer.evidence
  return [{ file, sha256, name, madeOn }] as const
}

/** What a question tells somebody; refused, the story ends. */
export const told = async <T>(here: World, name: string, args: object = {}, viewer = AUDITOR): Promise<T> => {
  const answer = await askingOver(here)(viewer, name, args)
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal}`)
  return answer.answer as T
}

/** An inspection as the auditor sees it. */
export interface ToldInspection {
  readonly row: InspectionPage['rows'][number]
  readonly findings: FindingPage['rows']
  readonly fields: readonly FilledValue[]
  readonly met: string | null
  readonly saw: string | null
  readonly record: string | null
}
export const inspection = (here: World, inspectionId: string) =>
  told<ToldInspection>(here, 'inspection', { inspectionId })
