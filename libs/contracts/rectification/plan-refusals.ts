/** What is said when something about the plan of an entry is refused. */
export const planRefusals = {
  NegativeListsUnknown: {
    zh: '没有部署过这份负面清单，请刷新页面。',
    en: 'Nobody called for these lists; load the page again.',
  },
  NegativeListsCalledForAlready: {
    zh: '该单位在本活动中的负面清单已经部署。',
    en: 'The lists of this unit were called for already under this campaign.',
  },
  NotExpectedToHandIn: {
    zh: '不在应报人员之列，或已免报。',
    en: 'No list is expected of this person, or not any more.',
  },
  NegativeListHandedInAlready: {
    zh: '负面清单已经提交；如有新问题，请补充提交。',
    en: 'The list was handed in already; hand in what is new, if there is anything.',
  },
  ListedProblemUnknown: {
    zh: '清单中没有这个问题，请刷新页面。',
    en: 'The list has no such problem; load the page again.',
  },
  OwnNegativeList: {
    zh: '本人不能给自己清单中的问题销号，也不能免除自己填报，请由他人办理。',
    en: 'Nobody strikes off problems of his own list, or excuses himself from it; somebody else must.',
  },
  ModeUnknown: {
    zh: '没有这种办理方式，请先设置或另选。',
    en: 'There is no such handling mode; define it first, or take one that is there.',
  },
  MilestonesWrong: {
    zh: '节点设置有误，请逐项核对。',
    en: 'The milestones are not right; look at each that is named.',
  },
  MilestoneUnknown: { zh: '该条目没有这个节点。', en: 'The entry has no such milestone.' },
  DemandsUnmet: {
    zh: '办理方式的要求尚未全部达到，请逐项完成后再报告完成。',
    en: 'The handling mode demands more before the work is done; see to each that is named.',
  },
  RecordUnknown: {
    zh: '该条目的办理方式不设这种记录。',
    en: 'The handling mode of the entry knows no such record.',
  },
  PartOfAnother: {
    zh: '配合单位不再另请其他单位协办，请由牵头单位提出。',
    en: 'A joint unit asks no further unit; the lead unit does.',
  },
  LeadItself: {
    zh: '牵头单位不能同时作配合单位，请另选。',
    en: 'The lead unit has no part of its own; choose another.',
  },
  NoRederivationProposed: {
    zh: '没有待确认的时限重算。',
    en: 'No new count of the deadline is waiting for a decision.',
  },
  NoticeUnknown: {
    zh: '没有采用过这份节假日安排，请先采用。',
    en: 'That notice on public holidays was not adopted; adopt it first.',
  },
  DeadlineNotCounted: {
    zh: '该期限是固定日期，不能暂停计时；确需调整的请申请延期。',
    en: 'This deadline is a fixed day and its clock cannot stand still; ask for an extension instead.',
  },
  PausesOverlap: {
    zh: '与已有的暂停日期重叠，请改用其他日期。',
    en: 'These days overlap a pause that is there; choose other days.',
  },
  WorkClaimed: {
    zh: '承办单位已报告完成，请先验收或退回。',
    en: 'The work is claimed done; accept it or return it first.',
  },
  ComplainedOfNotPublished: {
    zh: '本事项登记有被反映人，不得公示。',
    en: 'The item complains of a person, so nothing of it is made public.',
  },
  NotPublicUnderCampaign: {
    zh: '所属活动方案没有规定这样公开；确需公开的，请先在方案参数 publication 中规定。',
    en: 'The campaign does not make this public; set `publication` in its parameters first.',
  },
  PublicTextMissing: {
    zh: '专栏和曝光须填写供公众阅读的文字。',
    en: 'A column and an exposure need a text that is written for the public.',
  },
  PublishedAlready: {
    zh: '已在公示；需改动的请先撤下，再重新拟稿。',
    en: 'It is public already; withdraw it first, and draft it anew.',
  },
  NothingDrafted: { zh: '还没有公示文字，请先拟稿。', en: 'Nothing was drafted for the public; write a draft first.' },
  OwnDraft: {
    zh: '拟稿人不能自行公示，请由另一人审看后公示。',
    en: 'Nobody publishes his own draft; somebody else has to look at it.',
  },
  DraftChanged: {
    zh: '公示文字在您审看之后有改动，请刷新后重新审看。',
    en: 'The text has changed since you looked at it; load the page and look again.',
  },
  MediaTooFew: {
    zh: '所选媒体少于活动方案的要求，请增选。',
    en: 'The campaign asks for more media; choose further ones.',
  },
  PublicationOver: { zh: '公示截止日期已过，请另选日期。', en: 'The last day is over already; choose a later one.' },
  PhotoUnknown: {
    zh: '没有这张照片，或它不是现有佐证中能显示的图片，请刷新后重试。',
    en: 'There is no such photo, or it is no picture of the evidence that stands now; load the page again.',
  },
  PhotosTooMany: {
    zh: '每次公示最多五张照片，请先撤下一张。',
    en: 'At most five photos are published; take one out first.',
  },
  EvidenceUnknown: {
    zh: '现有佐证中没有这份材料，请刷新后重试。',
    en: 'No such file is among the evidence that stands now; load the page again.',
  },
  EvidenceThereAlready: { zh: '这份材料已在佐证之中。', en: 'This very file is among the evidence already.' },
  NotPublished: { zh: '目前没有在公示。', en: 'It is not public, so there is nothing to withdraw.' },
  WordsNotInText: {
    zh: '公示文字中没有所列的词，请逐字照抄。',
    en: 'The text does not say every one of these words; copy them as they stand.',
  },
  LookBackSpent: {
    zh: '活动方案规定的“回头看”次数已用完。',
    en: 'The campaign allows no further look-back of this entry.',
  },
  LedgerUnknown: {
    zh: '没有这种台账，请先设置或另选。',
    en: 'There is no such kind of ledger; define it first, or take one that is there.',
  },
  LedgerNotOpened: {
    zh: '该年度台账尚未立账，请先年初立账。',
    en: 'This ledger of the year is not opened yet; open it first.',
  },
  LedgerOpenedAlready: {
    zh: '该年度台账已经立账，不能重复立账。',
    en: 'This ledger of the year is open already; it is opened once.',
  },
  LedgerCleared: {
    zh: '该年度台账已经清账，不再变动；未结条目已结转下年。',
    en: 'This ledger of the year is cleared; what was open goes on in the next one.',
  },
  OwnStatement: {
    zh: '立账、报账的人不能核账、对账，请另一人办理。',
    en: 'Nobody audits or reconciles what he handed in; somebody else must.',
  },
  LedgerTooLong: {
    zh: '台账条目超过2000条，请分设台账种类后再办理。',
    en: 'The ledger holds more than 2,000 entries; keep several kinds of ledgers instead.',
  },
  StatementOutOfTime: {
    zh: '还不到或已过办理该项报告的时间，请按提示的日期办理。',
    en: 'It is too early or too late for this statement; see from which day on it can be made.',
  },
  LedgerIncomplete: {
    zh: '该台账要求的内容不齐，请逐项补充。',
    en: 'What this ledger asks for is not all there; see to each that is named.',
  },
} as const
