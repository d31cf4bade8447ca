import { inspectionRefusals } from './inspection-refusals.js'
import { FILE_UNKNOWN, voidingRefusals, type RefusalText } from '../shared-refusals.js'

/** Refusals of intake. */
export const intakeRefusals = {
  ...inspectionRefusals,
  ...voidingRefusals,
  ItemUnknown: { zh: '没有这件事项，请核对编号。', en: 'There is no such item; check its number.' },
  ChannelUnknown: {
    zh: '没有这个渠道，请先在渠道目录中设置，或选用已有的渠道。',
    en: 'There is no such channel; define it first, or take one that is there.',
  },
  FieldsWrong: {
    zh: '字段填写有误，请逐项核对。',
    en: 'The fields are not right; look at each that is named.',
  },
  NotInCatalogue: {
    zh: '活动方案的目录中没有这一项，请从所列的类别和表现中选择。',
    en: 'The catalogue of the campaign has no such entry; take one of those that are named.',
  },
  OutsideDeadlineMissing: {
    zh: '该渠道的事项须填写来件单位规定的时限，请填写后交办。',
    en: 'A matter of this channel brings a deadline of its own; give it with the assignment.',
  },
  ReplyHasGaps: {
    zh: '答复中还有待填内容，请逐处填写或删去后再发送。',
    en: 'The reply still has gaps; fill in or take out each that is named, then send it.',
  },
  ReplyIncomplete: {
    zh: '答复没有回答该渠道要求的各点，请逐点回答。',
    en: 'The reply does not answer every point this channel asks for; answer each that is named.',
  },
  ItemAlreadyReceived: {
    zh: '该事项编号已用于另一来件，请换一个编号。',
    en: 'This item id stands for another report; use a new one.',
  },
  ItemAlreadyRegistered: { zh: '事项已经受理编号，不能重复受理。', en: 'The item already has its number.' },
  NumberFormReserved: {
    zh: '“年份-六位数字”形式的编号由系统自动编排，请留空由系统编号，或改用其他形式的编号。',
    en: 'Numbers of the form year-six digits are given by the product; leave the field empty, or use another form.',
  },
  ItemNotRegistered: { zh: '事项尚未受理，请先受理再交办。', en: 'The item is not registered yet; register it first.' },
  ItemDeclinedAlready: { zh: '事项已作不予受理处理。', en: 'The item was declined.' },
  ItemWithdrawnAlready: { zh: '反映人已撤回全部来件。', en: 'Every report of the item was taken back.' },
  ItemAlreadyAssigned: {
    zh: '事项已经交办，如需变更单位请转办。',
    en: 'The item is assigned already; transfer it to change the unit.',
  },
  ItemNotAssigned: { zh: '事项尚未交办，请先交办。', en: 'The item is not assigned yet; assign it first.' },
  UnitHasItAlready: { zh: '该单位正在办理此事项，无需转办。', en: 'This unit has the item already.' },
  TransferReasonMissing: {
    zh: '转办须写明理由，请填写后再转办。',
    en: 'A transfer says why; give a reason.',
  },
  OneOwner: {
    zh: '谁接访谁落实：本事项由首接人（接访领导）负责到底，不得转出。只有反映其本人、其已离任或单位已合并时，才能由他人接手。',
    en: 'One owner: whoever received it keeps it to the end. Another takes over only where the complaint is about him, he left, or his unit was merged, if the campaign says so.',
  },
  TrackingCodeGivenAlready: {
    zh: '该来件已有查询码，只显示过一次，系统不保存，也不再发第二个；遗失的，请按来件的联系方式告知答复。',
    en: 'The report has a tracking code, which was shown once and is kept nowhere; it gets no second one. If it is lost, tell the reply by the contact that was given.',
  },
  NotWatched: { zh: '您没有盯办该事项。', en: 'You do not watch the item.' },
  WatchedByMany: {
    zh: '盯办该事项的人已满，请先由其中一人结束盯办。',
    en: 'As many as may watch the item already; one of them has to end it first.',
  },
  StyleLeadAlready: { zh: '该事项已列为作风问题线索。', en: 'The item is a style lead already.' },
  NoStyleLead: { zh: '该事项未列为作风问题线索。', en: 'The item is no style lead.' },
  OwnStyleLead: {
    zh: '列为作风问题线索的人不能自行撤下，请另一人核实后决定。',
    en: 'Nobody takes back alone what he named a style lead; somebody else looks at it and decides.',
  },
  AssignmentObjectionRaisedAlready: {
    zh: '对本次交办已经提出过异议，一次交办只能提一次。',
    en: 'An objection to this assignment was raised already; one assignment takes one.',
  },
  AssignmentObjectionTooLate: {
    zh: '对本次交办提出异议的期限已过，请按交办办理。',
    en: 'The days in which to object to this assignment are over; handle it as assigned.',
  },
  AssignmentObjectionOpen: {
    zh: '承办单位对交办提出的异议尚未决定，请先决定异议。',
    en: 'The unit objects to the assignment and nobody has decided; decide about the objection first.',
  },
  NoAssignmentObjection: {
    zh: '本事项没有待决的交办异议。',
    en: 'No objection to the assignment waits for a decision.',
  },
  OwnObjection: { zh: '不能决定本人提出的异议，请由他人决定。', en: 'Nobody decides about his own objection.' },
  RightUnitMissing: {
    zh: '异议成立的，须写明改交哪个单位。',
    en: 'Where the objection is upheld, say which unit gets the item.',
  },
  ComplainedOfMayNotHandle: {
    zh: '被反映人及其下属人员、单位不得承办此事项，请另选承办单位和人员。',
    en: 'Whoever is complained of, and everybody below, does not handle it; choose another unit and person.',
  },
  ReportUnknown: { zh: '此事项下没有这份来件。', en: 'The item has no such report.' },
  ReportWithdrawnAlready: { zh: '该来件已撤回，不再答复。', en: 'This report was taken back; no reply is owed.' },
  ReplyAlreadyGiven: {
    zh: '该来件已经答复，答复不能改写。',
    en: 'This report has its reply; a reply is not rewritten.',
  },
  NothingSealed: { zh: '该来件没有留存个人信息。', en: 'This report holds no personal data.' },
  PersonErased: {
    zh: '该反映人的个人信息已删除，无法恢复。',
    en: 'The personal data was destroyed and cannot come back.',
  },
  NotOpenedByYou: {
    zh: '您近期没有查阅过该反映人信息，请先申请，经另一人同意后查阅。',
    en: 'You have not opened this reporter’s data lately; ask for it, and open it once a second person has consented.',
  },
  OpeningAlreadyRequested: {
    zh: '您对该来件的查阅申请尚未用完，请先查阅，或等其过期后再申请。',
    en: 'You have asked for this report already; open it, or wait until that request is over.',
  },
  NoOpeningRequested: {
    zh: '没有有效的查阅申请（可能已过期或已用完），请先申请并写明理由。',
    en: 'Nobody has a request that still stands; ask first, with a reason.',
  },
  OwnRequest: {
    zh: '不能同意本人的申请，请由另一人同意。',
    en: 'Nobody consents to his own request; somebody else must.',
  },
  ConsentOutstanding: {
    zh: '查阅申请尚未经另一人同意，请由督导员或纪检监察员同意后再查阅。',
    en: 'No second person has consented yet; a supervisor or a discipline officer has to.',
  },
  ErasureNotOrdered: { zh: '尚无删除个人信息的决定。', en: 'No erasure was ordered.' },
  ReportNotReplied: { zh: '该来件尚未答复，还不能提出异议。', en: 'This report has no reply yet to object to.' },
  ObjectionAlreadyRaised: {
    zh: '对该答复已经提出过异议，一份答复只能提一次。',
    en: 'An objection to this reply was raised already; one reply takes one.',
  },
  ObjectionTooLate: { zh: '提出异议的期限已过。', en: 'The days in which to object are over.' },
  NoObjectionRaised: { zh: '该来件没有待决的异议。', en: 'No objection of this report waits for a decision.' },
  MajorProblemUnknown: { zh: '没有这份重大问题报告，请核对。', en: 'There is no such report of a major problem.' },
  MajorProblemReportedAlready: {
    zh: '该编号已用于另一份报告，请换一个编号。',
    en: 'This id stands for another report; use a new one.',
  },
  NotMajorHere: {
    zh: '活动没有规定这种重大问题，请选择活动规定的情形。',
    en: 'The campaign names no such major problem; choose one that it names.',
  },
  NotSuperior: {
    zh: '只能报告上级单位或活动指定的单位，请另选。',
    en: 'It is reported to a unit above, or to one that the campaign names; choose one of those.',
  },
  NotHappenedYet: {
    zh: '发生时间晚于报告时间，请核对。',
    en: 'It would have happened after it was reported; check the time.',
  },
  OwnReport: {
    zh: '报告人不能签收自己的报告，请由上级另一人签收。',
    en: 'Nobody takes note of his own report; somebody else must.',
  },
  AcknowledgedAlready: { zh: '该报告已经签收。', en: 'The report was acknowledged already.' },
  RecurrenceUnknown: { zh: '没有这条复发预警，请刷新列表。', en: 'There is no such alert; load the list again.' },
  RecurrenceAnsweredAlready: {
    zh: '该预警已有处理决定，请刷新列表查看。',
    en: 'It was decided already what follows from this alert; load the list again.',
  },
  DuplicateAlreadyMarked: { zh: '已标记为另一事项的重复件。', en: 'Already marked as repeating another item.' },
  FileUnknown: FILE_UNKNOWN,
} as const satisfies Record<string, RefusalText>
