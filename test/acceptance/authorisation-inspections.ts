import { keepFindingFile } from '@huiyin/intake'
import { pictureOf } from '@huiyin/testing'
import { person, type World } from './world.js'

const FROM = '2020-01-02'

/** The inspection that is held of a unit. */
export const inspectionOf = (unitId: string) => `inspection-${unitId}`
const visitOf = (unitId: string) => ({ team: ['somebody'], unitIds: [unitId], places: [] })
const planOf = (unitId: string, inspectionId = inspectionOf(unitId)) => ({
  ...{ inspectionId, kind: 'supervisionVisit', title: '督导', plannedOn: FROM, campaign: null, byUnitId: unitId },
  ...visitOf(unitId),
})
const findingOf = (unitId: string, findingId = 'one') => ({
  ...{ inspectionId: inspectionOf(unitId), findingId, text: '窗口无人值守', category: 'C3', unitId },
  benchmark: '首问负责制',
})

/** The file that shows what an inspection of a unit found. */
export const findingFileOf = new Map<string, string>()

/** An inspection that a unit carried out, with one finding and a file that shows it. */
export const inspect = async (here: World, unitId: string): Promise<void> => {
  const supervisor = person('supervisor-1', 'supervision')
  await here.does(supervisor, 'PlanInspection', planOf(unitId))
  const { inspectionId } = planOf(unitId)
  await here.does(supervisor, 'HoldInspection', { inspectionId, ...visitOf(unitId), met: '值班人员', saw: '秩序正常' })
  const bytes = pictureOf(inspectionId)
  const kept = await keepFindingFile(here.kept, inspectionId, { bytes, declared: 'image/png' })
  if (!kept.ok) throw new Error(kept.refusal)
  const { file, sha256: content } = kept.evidence
  const evidence = [{ file, sha256: content, name: '窗口.png', madeOn: FROM }]
  await here.does(supervisor, 'RecordFinding', { ...findingOf(unitId), evidence })
  findingFileOf.set(unitId, file)
}

/** What is asked of the inspection of a unit. */
export const inspections = (unitId: string): Readonly<Record<string, object>> => {
  const { inspectionId } = planOf(unitId)
  const finding = { inspectionId, findingId: 'one' }
  return {
    PlanInspection: planOf(unitId, `another-${unitId}`),
    MoveInspection: { inspectionId, plannedOn: '2020-01-03', reason: '带队人员出差' },
    CallOffInspection: { inspectionId, reason: '受检大厅已迁址' },
    HoldInspection: { inspectionId, ...visitOf(unitId), met: '值班人员', saw: '秩序正常' },
    RecordFinding: findingOf(unitId, 'two'),
    MakeFindingItem: finding,
    SettleOnTheSpot: { ...finding, done: '当场整改' },
    NoteFinding: { ...finding, reason: '已另案处理' },
    EndInspection: { inspectionId, record: '已检查' },
    ReceiveFinding: { ...finding, itemId: `found-${unitId}`, reportId: `found-${unitId}-report` },
    RecordFindingComplainedOf: { ...finding, personIds: [`clerk-${unitId}`] },
  }
}
