/** What is said when something about an inspection is refused. */
export const inspectionRefusals = {
  InspectionUnknown: { zh: '没有这次检查，请核对。', en: 'There is no such inspection; check its id.' },
  InspectionKindUnknown: {
    zh: '没有这种检查，请先在活动参数中设置，或另选一种。',
    en: 'There is no such kind of inspection; define it in the campaign’s parameters, or take one that is there.',
  },
  InspectionPlannedAlready: {
    zh: '该检查编号已用于另一次检查，请换一个编号。',
    en: 'This id stands for another inspection; use a new one.',
  },
  InspectionCalledOff: {
    zh: '检查已经取消，需要时请重新安排。',
    en: 'The inspection was called off; plan another if it is needed.',
  },
  PlannedDayOver: {
    zh: '安排的日期已过，不能再调整：已开展的请补录，不再开展的请取消。',
    en: 'The planned day is over and cannot be moved: record the inspection if it was held, or call it off.',
  },
  DayInPast: { zh: '新的日期已经过去，请另选。', en: 'The new day is over already; choose another.' },
  InspectionNotHeld: { zh: '检查尚未开展，请先登记检查情况。', en: 'The inspection is not held yet; record it first.' },
  InspectionHeldAlready: { zh: '检查情况已经登记，不能改写。', en: 'The inspection is on record already.' },
  InspectionEndedAlready: { zh: '检查已经办结。', en: 'The inspection is over.' },
  CampaignNotInForce: {
    zh: '没有这个活动，或活动尚未启动，请先启动活动。',
    en: 'There is no such campaign in force; activate it first, or take another.',
  },
  BeforeCampaign: {
    zh: '日期早于活动开始日期，请核对。',
    en: 'It would lie before the first day of the campaign; check the date.',
  },
  KeyDateUnknown: {
    zh: '活动没有这个重要节点，请另选或留空。',
    en: 'The campaign names no such key date; take another or none.',
  },
  ManifestationMissing: {
    zh: '排查须对照表现清单，请选择具体表现。',
    en: 'This kind of inspection goes by the list of manifestations; choose one.',
  },
  FindingUnknown: { zh: '这次检查没有这条发现。', en: 'The inspection has no such finding.' },
  FindingRecordedAlready: {
    zh: '该发现编号已用于另一条发现，请换一个编号。',
    en: 'This id stands for another finding; use a new one.',
  },
  FindingBeforeVisit: {
    zh: '发现时间早于检查日期，请核对。',
    en: 'It would have been found before the visit; check the time.',
  },
  FindingAboutUnitsOnly: {
    zh: '这种检查只针对单位，不登记个人。',
    en: 'Findings of this kind are about a unit; they name no person.',
  },
  FindingSettledAlready: { zh: '该发现已经处置。', en: 'It is settled already what becomes of this finding.' },
  FindingsOpen: {
    zh: '尚有检查发现没有处置，请逐条处置后再办结。',
    en: 'Findings are not settled yet; see to each that is named.',
  },
} as const
