import { intakeRefusals } from './intake/intake-refusals.js'
import { planRefusals } from './rectification/plan-refusals.js'
import { FILE_UNKNOWN, voidingRefusals, type RefusalText } from './shared-refusals.js'

/** Refusals of rectification. */
export const rectificationRefusals = {
  ...planRefusals,
  ...voidingRefusals,
  EntryUnknown: { zh: '没有这条台账条目。', en: 'There is no such entry.' },
  EntryAlreadyOpened: { zh: '该条目编号已用于其他事项或单位。', en: 'This entry id stands for another item or unit.' },
  EntryHandedOverAlready: { zh: '条目已移交其他单位，本单位不再办理。', en: 'The entry went to another unit.' },
  EntryClosed: {
    zh: '条目已销号；如问题复发，请重启整改。',
    en: 'The entry is closed out; reopen it if the problem is back.',
  },
  EntryNotClosed: { zh: '条目尚未销号，无需重启。', en: 'The entry is not closed out, so there is nothing to reopen.' },
  NothingClaimed: { zh: '承办人尚未报告完成，不能验收。', en: 'The handler has not claimed it done yet.' },
  OnSiteTooLate: {
    zh: '现场办结已超过活动规定的补录天数，请按现在的时间报告完成。',
    en: 'It was done on the spot longer ago than the campaign lets one record; claim it as of now.',
  },
  EvidenceOfAnotherDay: {
    zh: '补录现场办结，须附当日形成的佐证材料。',
    en: 'A claim that is recorded later stands on evidence made on the day it happened; attach one.',
  },
  EvidenceMissing: { zh: '报告完成须附佐证材料。', en: 'Attach evidence to the claim.' },
  ReplyOutstanding: {
    zh: '还有来件未答复：件件有着落，事事有回音，答复后方可销号。',
    en: 'A reply is still owed; answer every report first.',
  },
  OwnWork: {
    zh: '承办人不能验收自己办理的事项，请另一人验收。',
    en: 'Nobody accepts his own work; somebody else must.',
  },
  NoObjectionOpen: { zh: '本条目下没有这份来件的待决异议。', en: 'No objection of this report is open here.' },
  OwnReply: {
    zh: '答复人不能决定对自己答复的异议，请另一人决定。',
    en: 'Nobody decides about his own reply; somebody else must.',
  },
  NoDeadline: { zh: '该条目没有期限，无从延期。', en: 'The entry has no deadline to extend.' },
  ExtensionAlreadyAsked: { zh: '已有延期申请待审批。', en: 'An extension is already waiting for a decision.' },
  NoExtensionAsked: { zh: '没有待审批的延期申请。', en: 'No extension is waiting for a decision.' },
  OwnRequest: { zh: '申请人不能审批自己的延期申请。', en: 'Nobody decides his own request.' },
  FileUnknown: FILE_UNKNOWN,
} as const satisfies Record<string, RefusalText>

/** Refusals of campaign. */
export const campaignRefusals = {
  NoNoticeAwaited: {
    zh: '本单位的时限不按国家节假日计算，无须采用节假日安排。',
    en: 'The deadlines of this tenant are not counted by public holidays, so no notice is awaited.',
  },
  DayOutsideYear: {
    zh: '节假日安排中有不属于该年度的日期，请核对。',
    en: 'A day of the notice lies outside its year; check the days.',
  },
  DayOffOnWeekend: {
    zh: '放假日期中列有星期六或星期日；周末本来就是休息日，请只列工作日。',
    en: 'A day off is a Saturday or Sunday, which is off anyway; list weekdays only.',
  },
  MakeUpDayOnWeekday: {
    zh: '调休上班日期中列有星期一至星期五，请只列周末。',
    en: 'A make-up day is a weekday; list Saturdays and Sundays only.',
  },
  CampaignUnknown: { zh: '没有这个活动，请先配置。', en: 'There is no such campaign; configure it first.' },
  CampaignActiveAlready: {
    zh: '活动已经启动；如需变更方案，请调整活动方案。',
    en: 'The campaign has begun; amend it instead.',
  },
  CampaignNotActive: { zh: '活动尚未启动。', en: 'The campaign has not begun.' },
  CampaignEndedAlready: { zh: '活动已经结束。', en: 'The campaign is over.' },
  NothingToAmend: {
    zh: '没有比现行方案更新的配置，请先配置新方案。',
    en: 'No configuration is newer than the one in force; configure one first.',
  },
  OutsidePeriod: { zh: '日期不在活动起止日期之内。', en: 'The day lies outside the period of the campaign.' },
  BeforeVersionInForce: { zh: '日期早于现行方案的生效日期。', en: 'The day lies before the version in force began.' },
  DatesMasked: {
    zh: '方案中被遮盖的日期尚未填写，请在参数文件中逐项填写。',
    en: 'Dates that the document masks are not filled in; fill in each in the parameters file.',
  },
} as const satisfies Record<string, RefusalText>

/** Refusals of organisation. */
export const organisationRefusals = {
  AccountUnknown: { zh: '没有这个账号。', en: 'There is no such account.' },
  AccountNotYetOpen: { zh: '账号尚未到启用日期。', en: 'The account is not open yet on that day.' },
  AccountClosedAlready: { zh: '账号已经注销。', en: 'The account was closed.' },
  LoginTaken: { zh: '该登录名已被使用，且不能再次使用。', en: 'This login is or was in use; choose another.' },
  PersonUnknown: { zh: '没有登记这个人员，请先登记。', en: 'Nobody with this id was added; add the person first.' },
  OwnAccount: { zh: '不能更改自己账号的权限，请由他人办理。', en: 'Nobody changes the rights of his own account.' },
  RightInThePast: {
    zh: '权限不能追溯到过去，请填今天或以后的日期。',
    en: 'A right cannot begin in the past; use today or later.',
  },
  RolesDoNotMix: { zh: '这些角色不能由同一账号兼任。', en: 'One account may not carry these roles together.' },
  PersonAlreadyAdded: { zh: '该人员已登记。', en: 'The person was added already.' },
  PersonNotYetThere: {
    zh: '该日期早于此人的登记日期。',
    en: 'The person does not belong to the organisation yet on that day.',
  },
  UnitUnknown: { zh: '没有这个单位。', en: 'There is no such unit.' },
  UnitEnded: { zh: '该单位届时已撤销或合并。', en: 'The unit no longer exists on that day.' },
  NotInTheTeam: {
    zh: '该日此人不在该单位领导班子任职，请先任命，或另选人员。',
    en: 'The person leads nothing in this unit on that day; appoint him first, or choose another.',
  },
  PortfolioHeldByAnother: {
    zh: '该分管工作届时另有人负责，请先解除。',
    en: 'Somebody else has this portfolio then; end that first.',
  },
  PortfolioHeldAlready: {
    zh: '此人已分管该项工作，请先解除再重新明确。',
    en: 'The person has this portfolio already; end it first to say it anew.',
  },
  PortfolioNotHeld: {
    zh: '此人届时没有分管该项工作。',
    en: 'The person does not have this portfolio at that time.',
  },
  PortfolioUnitNotBelow: {
    zh: '分管单位应为本单位或其下属单位。',
    en: 'A portfolio covers the own unit and units below it; choose among those.',
  },
  PostHeldAlready: { zh: '此人已担任该职务。', en: 'The person holds this post already.' },
  PostHeldByAnother: {
    zh: '该职务由他人担任，请先办理免职。',
    en: 'Somebody else holds this post; end that appointment first.',
  },
  UnitHasPrincipal: { zh: '该单位已有主要负责人。', en: 'The unit has a principal already.' },
  PostNotHeld: { zh: '此人未担任该职务。', en: 'The person does not hold this post.' },
  EndsBeforeItBegan: { zh: '结束日期早于开始日期。', en: 'It cannot end before it began.' },
  AppointmentEndedAlready: { zh: '该任职已经结束。', en: 'This appointment ended already.' },
  UnitAlreadyCreated: { zh: '该单位编号已使用。', en: 'This unit id is in use.' },
  UnitNotYetThere: { zh: '该日期单位尚未设立。', en: 'The unit does not exist yet on that day.' },
  RootIsTheTenant: { zh: '没有上级的单位只能是本机构自身。', en: 'Only the tenant itself has no parent.' },
  RootStays: { zh: '本机构的根单位不能划转、合并或撤销。', en: 'The root unit cannot be moved, merged or closed.' },
  ParentUnknown: { zh: '没有这个上级单位。', en: 'There is no such parent unit.' },
  ParentEnded: { zh: '上级单位届时已撤销或合并。', en: 'The parent no longer exists on that day.' },
  ParentIsBelow: { zh: '不能划归自己的下级单位。', en: 'A unit cannot be put below itself.' },
  TargetUnknown: { zh: '没有要并入的单位。', en: 'The unit to merge into does not exist.' },
  TargetEnded: { zh: '要并入的单位届时已撤销或合并。', en: 'The unit to merge into no longer exists on that day.' },
  TargetIsBelow: { zh: '不能并入自己的下级单位。', en: 'A unit cannot be merged into one below it.' },
  UnitsBelow: { zh: '下面还有单位，请先划转或撤销。', en: 'There are units below it; move or close them first.' },
} as const satisfies Record<string, RefusalText>

/** Refusals of accountability. */
export const accountabilityRefusals = {
  SanctionUnknown: { zh: '没有这项问责建议。', en: 'There is no such proposal.' },
  SanctionAlreadyProposed: { zh: '该问责建议编号已使用。', en: 'This proposal id is in use.' },
  SanctionAlreadyDecided: { zh: '该问责建议已有决定。', en: 'This proposal was decided.' },
  SanctionUndecided: { zh: '该问责建议尚未决定。', en: 'This proposal is not decided yet.' },
  SanctionAlreadyClarified: { zh: '已经作出澄清。', en: 'It was clarified already.' },
  StatementOutstanding: {
    zh: '当事方的陈述期未满且未作陈述，暂不能决定。',
    en: 'Those concerned may still state their view; wait for it or for its end.',
  },
  NotConcerned: { zh: '只有当事单位可以陈述意见。', en: 'Only the unit concerned states its view.' },
  NoNamedPerson: {
    zh: '问责须由具名人员决定，系统不能自行作出。',
    en: 'A named person decides; the system never does.',
  },
  OwnUnit: { zh: '不能决定涉及本单位的问责。', en: 'Nobody decides about his own unit.' },
  OwnProposal: { zh: '提出建议的人不能自己作决定。', en: 'Who proposed it does not decide it.' },
  EffectAlreadyOver: { zh: '影响期已经结束。', en: 'Its effect is over already.' },
} as const satisfies Record<string, RefusalText>

/** Refusals of evaluation. */
export const evaluationRefusals = {
  RatedAlready: {
    zh: '该来件已经评价过，评价不能改写。',
    en: 'This report was rated already; a rating is not rewritten.',
  },
  RankingAlreadyPublished: {
    zh: '该期排名已经公布；如有差错，请作更正。',
    en: 'This ranking is published; correct it if something is wrong.',
  },
  RankingNotPublished: { zh: '该期排名尚未公布。', en: 'This ranking is not published yet.' },
  PeriodNotOver: { zh: '统计期尚未结束，不能公布排名。', en: 'The period is not over, so it cannot be published.' },
  NothingToRank: {
    zh: '该期没有到期的事项，无从排名。',
    en: 'Nothing came due in this period, so there is nothing to rank.',
  },
  NothingChanged: {
    zh: '重新计算的结果与已公布的一致，无需更正。',
    en: 'The figures are as they were published; nothing to correct.',
  },
} as const satisfies Record<string, RefusalText>

/** Refusals of files that are sent or asked for. */
export const fileRefusals = {
  UploadUnreadable: {
    zh: '上传中断或格式不对，请重新上传。',
    en: 'The upload broke off or cannot be read; send it again.',
  },
  FileMissingInUpload: { zh: '请选择要上传的文件。', en: 'Choose a file to upload.' },
  TooManyFiles: { zh: '一次上传的文件太多，请分次上传。', en: 'Too many files at once; send fewer.' },
  FileEmpty: { zh: '文件是空的，请检查后重新选择。', en: 'The file is empty; choose another.' },
  FileTooLarge: { zh: '文件超过 10 MB，请压缩后再上传。', en: 'The file is larger than 10 MB; make it smaller.' },
  FileTypeNotAllowed: {
    zh: '不支持这种文件；请用 JPEG、PNG、WebP、HEIC 图片、PDF，或不含宏的 Word、Excel 文件。',
    en: 'Only pictures (JPEG, PNG, WebP, HEIC), PDF, and Word or Excel files without macros are taken.',
  },
  FileTypeMismatch: {
    zh: '文件内容与其类型不符；请用正确的扩展名另存后再上传。',
    en: 'The content is not what the file says it is; save it under the right type and try again.',
  },
  FileHarmful: {
    zh: '该文件被检出含有病毒或恶意代码，未予保存；请换一个文件，并检查这台电脑。',
    en: 'A virus scanner found something harmful in the file, so it was not kept; send another, and check your computer.',
  },
  ScannerUnreachable: {
    zh: '暂时无法对文件进行病毒检查，文件未保存；请稍后重试，或联系管理员。',
    en: 'Files cannot be scanned for viruses now, so the file was not kept; try again later, or tell the administrator.',
  },
  FileNotFound: { zh: '没有这个文件，或您无权查看。', en: 'There is no such file, or it is not yours to see.' },
  FileErased: { zh: '该文件已随个人信息删除，无法恢复。', en: 'The file was destroyed with the personal data.' },
  FileDamaged: {
    zh: '文件丢失或已被改动，请联系管理员从备份恢复。',
    en: 'The file is missing or was altered; ask the administrator to restore it.',
  },
} as const satisfies Record<string, RefusalText>

/** Refusals that any command or question can meet before its context sees it. */
export const platformRefusals = {
  CommandUnknown: { zh: '没有这个操作。', en: 'There is no such command.' },
  QuestionUnknown: { zh: '没有这个查询。', en: 'There is no such question.' },
  InputInvalid: { zh: '填写内容有误，请按提示修改。', en: 'The input needs changes; see each field.' },
  OccurredInTheFuture: { zh: '发生时间不能晚于现在。', en: 'It cannot have happened in the future.' },
  RecordedTooLate: { zh: '发生时间过早，超出补录期限。', en: 'It happened too long ago to be recorded now.' },
  RoleMissing: { zh: '您的角色不能执行此操作。', en: 'None of your roles may do this.' },
  NotYourUnit: { zh: '该事项属于其他单位，不在您的管理范围。', en: 'This belongs to a unit outside your scope.' },
  NotSignedIn: { zh: '请先登录。', en: 'Sign in first.' },
  SignInRefused: { zh: '账号或密码不正确。', en: 'Login or password is wrong.' },
  TooManyAttempts: { zh: '尝试次数过多，请稍后再试。', en: 'Too many attempts; wait a little.' },
  CommandIdReused: {
    zh: '此操作编号已用于另一请求，请重新提交。',
    en: 'This command id stands for another request; send it anew.',
  },
  PartUnreachable: {
    zh: '系统的一部分暂时没有应答，请稍后再试。',
    en: 'A part of the system does not answer just now; try again in a moment.',
  },
} as const satisfies Record<string, RefusalText>

export { intakeRefusals }
export type { RefusalText } from './shared-refusals.js'

const all: Readonly<Record<string, RefusalText>> = {
  ...intakeRefusals,
  ...rectificationRefusals,
  ...organisationRefusals,
  ...campaignRefusals,
  ...accountabilityRefusals,
  ...evaluationRefusals,
  ...fileRefusals,
  ...platformRefusals,
}

/** Every refusal this file words, by code. */
export const refusalTexts = all

/** What to say to somebody whose request was refused. A code without words is shown as it is. */
export const refusalText = (code: string, language: 'zh' | 'en'): string => all[code]?.[language] ?? code
