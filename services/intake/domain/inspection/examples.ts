import { standardInspections } from '@huiyin/contracts/intake'
import type { InspectionEvent } from './events.js'

type Examples = { readonly [N in InspectionEvent['type']]: Extract<InspectionEvent, { type: N }> }

const visit = { team: ['supervisor-1', 'inspector-1'], unitIds: ['K1'], places: ['东街服务大厅'] }

/** One example of each fact of an inspection, in the order in which they could happen; the catalogue shows them. */
export const inspectionExamples: Examples = {
  InspectionPlanned: {
    type: 'InspectionPlanned',
    data: {
      ...{
        kind: 'covertCheck',
        definition: standardInspections[0]!,
        title: '五一节前明察暗访',
        plannedOn: '2022-04-29',
      },
      ...{ keyDate: 'labour-day', campaign: 's4', byUnitId: 'supervision', ...visit },
    },
  },
  InspectionMoved: {
    type: 'InspectionMoved',
    data: { plannedOn: '2022-04-29', before: '2022-04-28', reason: '带队人员参加防汛值守' },
  },
  InspectionCalledOff: { type: 'InspectionCalledOff', data: { reason: '受检大厅已迁址' } },
  InspectionHeld: {
    type: 'InspectionHeld',
    data: {
      ...{ heldAt: '2022-04-29T02:00:00.000Z', heldOn: '2022-04-29', ...visit },
      ...{ met: '大厅值班人员', saw: '三个窗口开两个，现场秩序正常', fields: { announced: false } },
    },
  },
  FindingRecorded: {
    type: 'FindingRecorded',
    data: {
      ...{ findingId: 'finding-1', text: '午间窗口无人值守', category: 'C3', unitId: 'K1', place: '东街' },
      ...{ benchmark: '首问负责制规定第三条', fields: {} },
      evidence: [
        {
          ...{ file: 'a'.repeat(64), sha256: 'b'.repeat(64), name: '窗口.jpg', madeOn: '2022-04-29' },
          ...{ size: 120_000, mediaType: 'image/jpeg' },
        },
      ],
    },
  },
  FindingBecameItem: {
    type: 'FindingBecameItem',
    data: { findingId: 'finding-1', itemId: 'item-1', reportId: 'report-1' },
  },
  FindingSettled: { type: 'FindingSettled', data: { findingId: 'finding-2', done: '当场增开窗口' } },
  FindingNoted: { type: 'FindingNoted', data: { findingId: 'finding-3', reason: '已另案处理' } },
  FindingComplainedOfRecorded: {
    type: 'FindingComplainedOfRecorded',
    data: { findingId: 'finding-1', personIds: ['principal-k1'] },
  },
  InspectionEnded: { type: 'InspectionEnded', data: { record: '发现问题三件，均已处置。', findings: 3 } },
}
