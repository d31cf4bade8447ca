import { fileURLToPath } from 'node:url'
import { sha256 } from '@huiyin/event-sourcing'
import { entryIdOf, ledgerIdOf } from '@huiyin/rectification'
import { standardChannels, standardReplyTemplates } from '@huiyin/contracts/intake'
import { standardLedgers, standardModes } from '@huiyin/contracts/rectification'
import { readCampaignFrom } from '@huiyin/campaign'
import { keepPhoto } from '@huiyin/intake'
import { pictureOf } from '@huiyin/testing'
import { noticed, noticeRecurrence, reportMajor } from './authorisation-majors.js'
import { callForLists, negativeListInputs, negativeListsOf } from './authorisation-negative-lists.js'
import { assigningAbout } from './authorisation-assigning.js'
import { organisation, sectionOf } from './authorisation-organisation.js'
import { findingFileOf, inspect, inspectionOf, inspections } from './authorisation-inspections.js'
import { rowOfSquares } from './grid.js'
import { beginCounty, claim, entryOf, reportOf, takeOn, type Matter } from './matters.js'
import { writer } from '../dashboard-api/support/log.js'
import { ADMINISTRATOR, person, TENANT, type World } from './world.js'

const campaign = { campaignId: 's3' }
const matterOf = (unitId: string): Matter => ({ itemId: `item-${unitId}`, unitId, campaign: 's3' })
const SYSTEM = person('system', null)
const FROM = '2020-01-02'

const overdue = {
  ...{ kind: 'reminder', personId: null, itemId: null, entryId: null, basis: { rule: 'overdue', version: 1 } },
  facts: [{ fact: 'overdue', at: '2020-01-01T00:00:00.000Z', number: 1, text: null, source: null }],
}

/** The files of a unit's item: a photo its reporter sent, and the evidence of its entry. */
const filesOf = new Map<string, { readonly photo: string; readonly evidence: string }>()

/** Takes a matter on with a photo, and claims it done with evidence. */
const takeOnWithFiles = async (here: World, matter: Matter): Promise<void> => {
  const sent = { bytes: pictureOf(matter.itemId), declared: 'image/png' }
  const kept = await keepPhoto(here.kept, { itemId: matter.itemId, reportId: reportOf(matter) }, sent)
  if (!kept.ok) throw new Error(kept.refusal)
  await takeOn(here, matter, { text: '来件', photos: [kept.photo] })
  await claim(here, matter)
  const { evidence } = here.facts('CompletionClaimed').at(-1)!.data as { evidence: readonly { file: string }[] }
  filesOf.set(matter.unitId, { photo: kept.photo.file, evidence: evidence[0]!.file })
}

/** What stands in a county before anybody comes: an item with its entry, a measure, a person and a login of each unit. */
export const openCounty = async ({ files = false } = {}): Promise<World> => {
  const here = await beginCounty('plain')
  for (const unitId of ['K1', 'K2']) {
    await (files ? takeOnWithFiles : takeOn)(here, matterOf(unitId))
    await inspect(here, unitId)
    await here.does(SYSTEM, 'ProposeSanction', { ...overdue, sanctionId: `sanction-${unitId}`, unitId })
    await here.does(person(`principal-${unitId}`, unitId), 'OpenLedger', {
      ...{ unitId, ledger: 'keyWork', year: 2020, campaign: 's3', text: '年初立账' },
    })
    const personId = `clerk-${unitId}`
    await here.does(ADMINISTRATOR, 'AddPerson', { personId, name: '示例', validFrom: FROM })
    const post = { postId: `post-${unitId}`, postTitle: '科员', unitId, rank: 'member', validFrom: FROM }
    await here.does(ADMINISTRATOR, 'AppointPerson', { personId, ...post, validTo: null })
    const login = { login: `login.${unitId.toLowerCase()}`, personId, roles: ['handler'], validFrom: FROM }
    await here.does(ADMINISTRATOR, 'OpenAccount', login)
    await here.does(ADMINISTRATOR, 'CreateUnit', { ...sectionOf(unitId), parentId: unitId, level: 'section' })
    await here.does(ADMINISTRATOR, 'CreateUnit', { ...sectionOf(unitId, 'B'), parentId: unitId, level: 'section' })
  }
  await here.does(ADMINISTRATOR, 'DefineMapLayer', { layer: rowOfSquares('units', ['K1', 'K2']) })
  await publishRanking(here)
  for (const unitId of ['K1', 'K2']) {
    await reportMajor(here, unitId)
    await callForLists(here, unitId)
  }
  await noticeRecurrence(
    here,
    ['K1', 'K2'].map((unitId) => matterOf(unitId).itemId),
  )
  return here
}

/** What was made public of both units before anybody came; the figures themselves are asked of ClickHouse elsewhere. */
const publishRanking = ({ store }: World) => {
  const place = { numerator: 1, denominator: 1, rank: 1, rankLowest: 1, rankHighest: 2 }
  const data = {
    ...{ version: 1, from: '2019-10-01', to: '2019-12-31', at: '2020-01-02T01:00:00.000Z', position: 1 },
    ...{ seal: { position: 1, hash: 'a'.repeat(64) }, minimum: 1, publishedBy: 'office' },
    units: ['K1', 'K2'].map((unitId) => ({ unitId, ...place })),
  }
  return writer(store)('evaluation-ranking-q0', 'RankingPublished', data, { at: data.at, tenant: TENANT })
}
const intake = (unitId: string): Readonly<Record<string, object>> => {
  const { itemId } = matterOf(unitId)
  const report = { itemId, reportId: `${itemId}-report` }
  const reporter = { channel: 'letter', reporter: 'anonymous' }
  const unknown = { category: null, place: null, outsideNumber: null }
  return {
    ...assigningAbout(itemId, unitId),
    ReceiveReport: { ...report, ...reporter, ...unknown, summary: '来件' },
    LinkReport: { itemId, reportId: `${itemId}-second`, ...reporter },
    RegisterItem: { itemId, number: itemId, category: 'C3', campaign: 's3' },
    WriteSummary: { itemId, summary: `${unitId} 的事项` },
    ReadAndInstruct: { itemId, instruction: '请现场核实' },
    DeclineItem: { itemId, reason: '不属受理范围' },
    WithdrawReport: { ...report, reason: '本人撤回' },
    ReplyToReport: { ...report, result: 'solved', text: '已办结。' },
    RequestOpening: { ...report, reason: '回访' },
    ConsentToOpening: { ...report, askedBy: 'operator-1' },
    OpenReporter: report,
    OrderErasure: { ...report, reason: '依本人申请' },
    RecordErasure: report,
    VoidItemFact: { itemId, factId: 'nothing', reason: '录入有误' },
  }
}

const rectification = (unitId: string): Readonly<Record<string, object>> => {
  const matter = matterOf(unitId)
  const entryId = entryOf(matter)
  const dueAt = '2020-01-16T15:59:59.999Z'
  const opening = { itemId: matter.itemId, unitId, personId: null, category: 'C3', campaign: 's3' }
  return {
    OpenEntry: { entryId, ...opening, registeredAt: '2020-01-02T01:00:00.000Z', outsideDeadline: null },
    OpenWork: {
      ...{ workId: `work-${unitId}`, unitId, personId: 'somebody', title: '重点工作', campaign: 's3', dueOn: null },
      ...{ ledger: 'problem', fields: { measure: '分段施工' } },
    },
    OpenLedger: { unitId, ledger: 'problem', year: 2021, campaign: 's3', text: '年初立账' },
    ReportLedger: { ledgerId: ledgerOf(unitId), quarter: 1, text: '一季度' },
    AuditLedger: { ledgerId: ledgerOf(unitId), text: '半年核账' },
    ReconcileLedger: { ledgerId: ledgerOf(unitId), text: '对账' },
    ClearLedger: { ledgerId: ledgerOf(unitId), text: '年终清账' },
    NoteLedgerEntry: { ledgerId: ledgerOf(unitId), unitId, ledger: 'keyWork', year: 2020, entryId: 'nothing' },
    HandOverEntry: { entryId: entryIdOf('nothing', unitId), toUnitId: 'K11' },
    PlanRemedies: { entryId, fix: '立即整改', establish: '完善制度' },
    ChooseHandlingMode: { entryId, mode: 'atOnce', milestones: [], reason: '可立即办理' },
    AcceptMilestone: { entryId, milestone: 'first', finding: '已完成' },
    AskJointUnit: { entryId, unitId: 'K3', personId: null, part: '管线迁改', dueOn: null },
    RecordPart: { entryId, unitId: 'K3', done: true },
    PassOnEntry: {
      ...{ entryId, postId: `post-${unitId}`, principal: true, on: '2020-07-01', toPersonId: null, atOrAbove: [] },
      ...{ fromPersonId: `clerk-${unitId}`, fromStays: false },
    },
    TakeOverEntry: { entryId, unitId: 'K9', intoUnitId: 'K3', on: '2020-07-01' },
    PauseDeadline: { entryId, from: '2022-03-07', to: '2022-03-08', reason: '等待检测结果' },
    RederiveDeadline: { entryId, year: 2027, version: 1 },
    DecideRederivation: { entryId, taken: true, reason: '按新安排计算' },
    RecordSupervision: { entryId, action: 'press', text: '请抓紧办理' },
    OrderReRectification: { entryId, trigger: 'targetMissed', reason: '未达标', dueOn: '2026-12-31' },
    RecordLookBack: { entryId, carriedOut: true, solved: true, changed: true, finding: '属实' },
    PublishAnswer: { entryId, text: '已公开答复' },
    DraftPublication: { entryId, kind: 'list', text: null },
    RedactPublication: { entryId, words: ['窗口'], reason: '不公开' },
    DraftPublicPhoto: { entryId, file: 'a'.repeat(64), areas: [] },
    RemovePublicPhoto: { entryId, photoId: 'photo-1', reason: '车牌可辨' },
    ReplaceEvidence: {
      ...{ entryId, sha256: 'a'.repeat(64), reason: '原照片模糊' },
      evidence: [{ file: sha256('无'), sha256: sha256('新照片'), name: '新照片.jpg', madeOn: FROM }],
    },
    PublishEntry: { entryId, text: null, media: ['portal', 'publicAccount'], until: null },
    WithdrawPublication: { entryId, reason: '内容有误' },
    EnterWorkRecord: { entryId, record: 'minutes', on: '2022-03-05', fields: { text: '会议同意' } },
    NameSponsor: { entryId, personId: 'leader-1' },
    EnterInLedger: { entryId, ledger: 'problem', fields: { measure: '增设窗口' } },
    RequestExtension: { entryId, workingDays: 3, reason: '需外出取证' },
    DecideExtension: { entryId, granted: false, reason: '理由不足' },
    NoteDeadlineNear: { entryId, dueAt },
    NoteDeadlinePassed: { entryId, dueAt, count: 1 },
    ClaimDone: {
      ...{ entryId, outcome: 'solved', outcomeText: '已办结' },
      evidence: [{ file: sha256('无'), sha256: sha256('办结单'), name: '办结单.pdf', madeOn: FROM }],
    },
    RecordAnswers: { entryId, reports: 1 },
    RecordReplyOwed: { entryId, reportId: 'another' },
    RecordStyleLead: { entryId, isLead: true },
    RecordComplainedOf: { entryId, personIds: [`clerk-${unitId}`] },
    PassAcceptance: { entryId, finding: '属实' },
    ReturnForRework: { entryId, fault: 'surface', reason: '只改表面' },
    RecordObjection: { entryId, reportId: `${matter.itemId}-report`, repliedBy: null },
    RecordObjectionLapse: { entryId, reportId: `${matter.itemId}-report` },
    DecideObjection: { entryId, reportId: `${matter.itemId}-report`, upheld: false, reason: '答复属实' },
    ReopenEntry: { entryId, trigger: 'lookBack', reason: '问题反弹' },
    VoidEntryFact: { entryId, factId: 'nothing', reason: '录入有误' },
  }
}

/** The ledger of the year that a unit opened before anybody came. */
const ledgerOf = (unitId: string) => ledgerIdOf({ unitId, ledger: 'keyWork', year: 2020 })

const accountability = (unitId: string): Readonly<Record<string, object>> => {
  const sanctionId = `sanction-${unitId}`
  return {
    ProposeSanction: { ...overdue, sanctionId, unitId },
    StateOwnView: { sanctionId, text: '因外出取证延误' },
    DecideSanction: { sanctionId, decision: 'dismiss', reason: '情节轻微', effectUntil: null },
    ClarifySanction: { sanctionId, reason: '查无实据' },
    NoteBasisVoided: { sanctionId, source: 'event-1' },
    NoteEffectExpired: { sanctionId, effectUntil: '2020-01-31' },
  }
}

const campaigns = (): Readonly<Record<string, object>> => {
  const reading = readCampaignFrom(fileURLToPath(new URL('../../campaigns/', import.meta.url)), campaign.campaignId)
  return {
    ConfigureCampaign: { ...campaign, ...(reading.ok ? reading.configuration : {}) },
    ActivateCampaign: { ...campaign, from: FROM },
    AmendCampaign: { ...campaign, from: FROM, openItems: 'stays', reason: '完善方案' },
    EndCampaign: { ...campaign, on: '2020-01-03' },
    DefineChannel: { channel: { ...standardChannels[0], code: 'own' } },
    DefineHandlingMode: { mode: { ...standardModes[0], code: 'own' } },
    AdoptCalendarYear: {
      calendarYear: {
        year: 2027,
        zh: '放假安排',
        en: 'holidays',
        daysOff: { '2027-01-01': 'newYear' },
        makeUpDays: {},
      },
    },
    DefineLedgerKind: { ledger: { ...standardLedgers[0], code: 'own' } },
    DefineReplyTemplate: { template: { ...standardReplyTemplates[0], code: 'own' } },
    DefineMapLayer: { layer: rowOfSquares('cells', ['G-1']) },
  }
}

const evaluation = (unitId: string): Readonly<Record<string, object>> => {
  const { itemId } = matterOf(unitId)
  const period = { from: '2019-10-01', to: '2019-12-31' }
  return {
    RecordCallBack: { reportId: `${itemId}-report`, itemId, unitId, outcome: 'notReached', remark: null },
    RateReport: { reportId: `${itemId}-report`, itemId, unitId, rating: 'satisfied', remark: null },
    PublishRanking: { rankingId: 'q4', period, at: '2020-01-01T00:00:00.000Z' },
    CorrectRanking: { rankingId: 'q4', reason: '补录' },
  }
}

/** An input of every command, about what belongs to this unit. */
export const inputsAbout = (unitId: string): Readonly<Record<string, object>> => ({
  ...intake(unitId),
  ...inspections(unitId),
  ...noticed(unitId, matterOf(unitId).itemId),
  ...negativeListInputs(unitId),
  ...rectification(unitId),
  ...accountability(unitId),
  ...organisation(unitId),
  ...campaigns(),
  ...evaluation(unitId),
})

/** What a question is asked with to be told about what belongs to this unit. */
export const argumentsAbout = (unitId: string): Readonly<Record<string, object>> => {
  const { itemId } = matterOf(unitId)
  const { photo, evidence } = filesOf.get(unitId) ?? { photo: '', evidence: '' }
  return {
    ...{ item: { itemId }, history: { itemId }, cases: { filter: {} }, sanction: { sanctionId: `sanction-${unitId}` } },
    openedReporter: { itemId, reportId: `${itemId}-report` },
    ...{ photos: { itemId }, photo: { itemId, file: photo } },
    ...{ evidence: { itemId }, evidenceFile: { itemId, file: evidence } },
    inspection: { inspectionId: inspectionOf(unitId) },
    findingFile: { inspectionId: inspectionOf(unitId), file: findingFileOf.get(unitId) ?? '' },
    accesses: { itemId },
    yearlyLedgers: { year: 2020 },
    negativeListsOf: { listsId: negativeListsOf(unitId) },
    ledgerStatement: { ledgerId: ledgerOf(unitId), statement: 'opening' },
    likelyDuplicates: { summary: `${unitId} 的事项：承诺时限未办结`, category: 'C3' },
    replyTemplates: { itemId, reportId: `${itemId}-report` },
    ranking: { rankingId: 'q0' },
    problemList: { campaignId: 's3' },
    mapCounts: { layer: 'units' },
  }
}
/** The item of a unit. */
export const itemOf = (unitId: string): string => matterOf(unitId).itemId
