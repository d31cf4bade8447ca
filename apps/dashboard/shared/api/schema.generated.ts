// Printed from apps/dashboard-api/schema.graphql by npm run generate.

export interface Access {
  readonly at: string
  readonly personId: string
  readonly question: string
}

export interface Accesses {
  readonly itemId: string
  readonly rows: readonly Access[]
}

export interface Action {
  readonly allowed: boolean
  readonly command: string
  readonly context: string
  readonly refusal: string | null
  readonly target: string
}

export interface AsOf {
  readonly at: string
  readonly position: number
}

export interface CaseFilter {
  readonly at?: string | null | undefined
  readonly category?: string | null | undefined
  readonly channel?: string | null | undefined
  readonly period?: PeriodInput | null | undefined
  readonly tile?: string | null | undefined
  readonly unitId?: string | null | undefined
  readonly verdict?: string | null | undefined
}

export interface CasePage {
  readonly asOf: AsOf
  readonly rows: readonly CaseRow[]
  readonly total: number
}

export interface CaseRow {
  readonly category: string
  readonly channel: string
  readonly completedAt: string | null
  readonly dueAt: string | null
  readonly entryId: string
  readonly itemId: string
  readonly receivedAt: string
  readonly unitId: string
  readonly verdict: string
}

export interface Chain {
  readonly facts: number
  readonly hash: string | null
  readonly intact: boolean
  readonly position: number | null
  readonly stream: string
}

export interface Channel {
  readonly code: string
  readonly en: string
  readonly fields: readonly ChannelField[]
  readonly origin: string
  readonly outsideDeadline: string
  readonly points: readonly Named[]
  readonly zh: string
}

export interface ChannelField {
  readonly choices: readonly Named[] | null
  readonly code: string
  readonly en: string
  readonly kind: string
  readonly required: boolean
  readonly zh: string
}

export interface ChoiceNames {
  readonly en: string
  readonly zh: string
}

export interface ComparedMatter {
  readonly category?: string | null | undefined
  readonly itemId?: string | null | undefined
  readonly place?: string | null | undefined
  readonly summary?: string | null | undefined
}

export interface DeadlineDay {
  readonly counted: number | null
  readonly day: string
  readonly holiday: string | null
  readonly part: string
  readonly published: boolean
  readonly why: string
}

export interface EntryFilter {
  readonly due?: string | null | undefined
  readonly ledger?: string | null | undefined
  readonly objection?: boolean | null | undefined
  readonly openedFrom?: string | null | undefined
  readonly openedTo?: string | null | undefined
  readonly personId?: string | null | undefined
  readonly states?: readonly string[] | null | undefined
  readonly topic?: string | null | undefined
  readonly unitId?: string | null | undefined
}

export interface EntryPage {
  readonly asOf: AsOf
  readonly rows: readonly EntryRow[]
  readonly total: number
}

export interface EntryPlan {
  readonly entryId: string
  readonly ledger: Named | null
  readonly ledgerFields: readonly FilledField[]
  readonly milestones: readonly Milestone[]
  readonly mode: Named | null
  readonly publicAnswer: string | null
  readonly recordKinds: readonly WorkRecordKind[]
  readonly records: readonly WorkRecord[]
  readonly remedies: Remedies | null
  readonly sponsorClaimed: boolean
  readonly sponsorId: string | null
}

export interface EntryRow {
  readonly answered: boolean
  readonly card: string | null
  readonly category: string
  readonly claimedAt: string | null
  readonly closedAt: string | null
  readonly dueAt: string | null
  readonly entryId: string
  readonly hungSign: boolean
  readonly itemId: string
  readonly itemNumber: string | null
  readonly ledger: string | null
  readonly ledgerFields: readonly LedgerValue[]
  readonly objectionDueAt: string | null
  readonly objectionReports: readonly string[]
  readonly objections: number
  readonly openedAt: string
  readonly outcome: string | null
  readonly part: string | null
  readonly partsOpen: number
  readonly personId: string | null
  readonly provisional: boolean
  readonly remedies: Remedies | null
  readonly returns: number
  readonly sponsorId: string | null
  readonly state: string
  readonly summary: string | null
  readonly summaryOwed: boolean
  readonly supervisions: number
  readonly topic: string | null
  readonly unitId: string
}

export interface Fact {
  readonly data: string
  readonly factId: string
  readonly hash: string
  readonly lateRecord: boolean
  readonly occurredAt: string
  readonly personId: string
  readonly position: number
  readonly precision: string
  readonly recordedAt: string
  readonly says: string
  readonly stream: string
  readonly type: string
  readonly unitId: string | null
  readonly voided: Voided | null
  readonly voiding: Action | null
}

export interface FactCount {
  readonly fact: string
  readonly facts: number
}

export interface Figures {
  readonly asOf: AsOf
  readonly categories: readonly GroupCount[]
  readonly channels: readonly GroupCount[]
  readonly minimumSample: number
  readonly months: readonly MonthPoint[]
  readonly overall: Rate
  readonly overallUsual: Rate
  readonly period: Period
  readonly previousAt: string
  readonly previousPeriod: Period
  readonly rankedAgainst: Rate | null
  readonly ranking: readonly RankedUnit[]
  readonly sameDayReading: Rate
  readonly tiles: readonly Tile[]
  readonly tooFew: readonly UnrankedUnit[]
  readonly zone: string
}

export interface FilledField {
  readonly code: string
  readonly en: string
  readonly value: string
  readonly zh: string
}

export interface Finding {
  readonly at: string
  readonly fact: string
  readonly number: number | null
  readonly source: string | null
  readonly text: string | null
}

export interface GroupCount {
  readonly cases: number
  readonly key: string
  readonly rate: Rate
}

export interface HandlingMode {
  readonly code: string
  readonly en: string
  readonly milestones: boolean
  readonly origin: string
  readonly zh: string
}

export interface History {
  readonly chainIntact: boolean
  readonly chains: readonly Chain[]
  readonly deadlineDays: readonly DeadlineDay[]
  readonly entries: readonly EntryRow[]
  readonly facts: readonly Fact[]
  readonly item: ItemRow | null
  readonly itemId: string
  readonly lateRecords: number
  readonly position: number | null
  readonly sanctions: readonly SanctionRow[]
}

export interface Item {
  readonly actions: readonly Action[]
  readonly asOf: AsOf
  readonly complainedOf: readonly string[]
  readonly entries: readonly EntryRow[]
  readonly itemId: string
  readonly plans: readonly EntryPlan[]
  readonly reportIds: readonly string[]
  readonly reports: readonly ItemReport[]
  readonly row: ItemRow | null
  readonly work: Work | null
}

export interface ItemFilter {
  readonly category?: string | null | undefined
  readonly channel?: string | null | undefined
  readonly flag?: string | null | undefined
  readonly itemIds?: readonly string[] | null | undefined
  readonly objection?: boolean | null | undefined
  readonly outsideNumbers?: readonly string[] | null | undefined
  readonly search?: string | null | undefined
  readonly states?: readonly string[] | null | undefined
  readonly unitId?: string | null | undefined
}

export interface ItemPage {
  readonly asOf: AsOf
  readonly rows: readonly ItemRow[]
  readonly total: number
}

export interface ItemReport {
  readonly channel: string
  readonly fields: readonly ReportField[]
  readonly reportId: string
}

export interface ItemRow {
  readonly category: string | null
  readonly channel: string
  readonly dueAt: string | null
  readonly duplicate: boolean
  readonly itemId: string
  readonly kickedBack: boolean
  readonly kicks: number
  readonly misplaced: boolean
  readonly number: string | null
  readonly objections: number
  readonly outsideNumber: string | null
  readonly personId: string | null
  readonly place: string | null
  readonly readAt: string | null
  readonly readSameDay: boolean | null
  readonly readingDueAt: string | null
  readonly receivedAt: string
  readonly registeredAt: string | null
  readonly repliesOwed: number
  readonly reports: number
  readonly state: string
  readonly summary: string
  readonly summaryOwed: boolean
  readonly transfers: number
  readonly unitId: string | null
}

export interface LedgerKind {
  readonly code: string
  readonly en: string
  readonly fields: readonly ChannelField[]
  readonly needs: readonly string[]
  readonly origin: string
  readonly zh: string
}

export interface LedgerStatement {
  readonly asOf: AsOf
  readonly dueOn: string | null
  readonly ledger: string
  readonly ledgerId: string
  readonly lines: readonly StatementLine[]
  readonly madeAt: string
  readonly madeBy: string
  readonly position: number
  readonly statement: string
  readonly text: string
  readonly unitId: string
  readonly version: number
  readonly versions: readonly StatementVersion[]
  readonly year: number
}

export interface LedgerValue {
  readonly choice: ChoiceNames | null
  readonly code: string
  readonly en: string
  readonly kind: string
  readonly value: string
  readonly zh: string
}

export interface LikelyDuplicate {
  readonly daysApart: number
  readonly item: ItemRow
  readonly percent: number
  readonly sameCategory: boolean
  readonly samePlace: boolean
  readonly words: readonly string[]
}

export interface LikelyDuplicates {
  readonly asOf: AsOf
  readonly rows: readonly LikelyDuplicate[]
}

export interface Milestone {
  readonly code: string
  readonly day: string
  readonly metAt: string | null
  readonly zh: string
}

export interface MonthPoint {
  readonly backlog: number
  readonly closed: number
  readonly month: string
  readonly opened: number
  readonly partial: boolean
  readonly rate: Rate
}

export interface Named {
  readonly code: string
  readonly en: string
  readonly zh: string
}

export interface PageInput {
  readonly limit?: number | null | undefined
  readonly offset?: number | null | undefined
}

export interface Period {
  readonly from: string
  readonly to: string
}

export interface PeriodInput {
  readonly from: string
  readonly to: string
}

export interface Person {
  readonly current: boolean
  readonly name: string
  readonly personId: string
  readonly postTitle: string
  readonly unitId: string
}

export interface PlaceSeen {
  readonly rank: number | null
  readonly rankHighest: number | null
  readonly rankLowest: number | null
  readonly rate: Rate
}

export interface PublishedRanking {
  readonly actions: readonly Action[]
  readonly asOf: AsOf
  readonly rankingId: string
  readonly versions: readonly RankingVersion[]
}

export interface PublishedRankings {
  readonly asOf: AsOf
  readonly rows: readonly RankingVersionRow[]
}

export interface RankedUnit {
  readonly group: number
  readonly name: string
  readonly rank: number
  readonly rankHighest: number
  readonly rankLowest: number
  readonly rate: Rate
  readonly standing: string
  readonly unitId: string
  readonly usualRate: Rate
}

export interface RankingVersion {
  readonly changes: readonly UnitChange[]
  readonly overall: Rate
  readonly ranking: readonly RankedUnit[]
  readonly row: RankingVersionRow
  readonly tooFew: readonly UnrankedUnit[]
}

export interface RankingVersionRow {
  readonly at: string
  readonly changed: number
  readonly decidedBy: string
  readonly from: string
  readonly minimum: number
  readonly position: number
  readonly publishedAt: string
  readonly rankingId: string
  readonly reason: string | null
  readonly sealHash: string
  readonly sealPosition: number
  readonly to: string
  readonly units: number
  readonly version: number
}

export interface Rate {
  readonly denominator: number
  readonly interval: readonly number[] | null
  readonly numerator: number
  readonly value: number | null
}

export interface Remedies {
  readonly establish: string
  readonly fix: string
  readonly rootCause: string | null
}

export interface ReportField {
  readonly code: string
  readonly value: string
}

export interface Sanction {
  readonly actions: readonly Action[]
  readonly asOf: AsOf
  readonly chainIntact: boolean
  readonly findings: readonly Finding[]
  readonly row: SanctionRow
  readonly statementDays: readonly DeadlineDay[]
  readonly statementOutstanding: boolean
  readonly words: readonly SanctionWord[]
}

export interface SanctionFilter {
  readonly itemId?: string | null | undefined
  readonly states?: readonly string[] | null | undefined
  readonly unitId?: string | null | undefined
}

export interface SanctionPage {
  readonly asOf: AsOf
  readonly rows: readonly SanctionRow[]
  readonly total: number
}

export interface SanctionRow {
  readonly clarifiedAt: string | null
  readonly decidedAt: string | null
  readonly decidedBy: string | null
  readonly effectUntil: string | null
  readonly itemId: string | null
  readonly itemNumber: string | null
  readonly kind: string
  readonly personId: string | null
  readonly proposedAt: string
  readonly proposedBy: string
  readonly reviewOwed: boolean
  readonly rule: string
  readonly ruleVersion: number
  readonly sanctionId: string
  readonly severity: number
  readonly state: string
  readonly statementDueAt: string | null
  readonly statements: number
  readonly summary: string | null
  readonly unitId: string
}

export interface SanctionWord {
  readonly at: string
  readonly personId: string
  readonly text: string
  readonly type: string
}

export interface StatementLine {
  readonly carriedFrom: number | null
  readonly check: string
  readonly claimedAt: string | null
  readonly closedAt: string | null
  readonly dueAt: string | null
  readonly entryId: string
  readonly evidence: number
  readonly itemId: string
  readonly number: string | null
  readonly openedAt: string
  readonly outcome: string | null
  readonly personId: string | null
  readonly state: string
  readonly stateNow: string
  readonly summary: string | null
  readonly voidedSince: readonly VoidedSince[]
}

export interface StatementStanding {
  readonly dueOn: string | null
  readonly madeAt: string | null
  readonly madeBy: string | null
  readonly standing: string
  readonly statement: string
  readonly version: number | null
}

export interface StatementVersion {
  readonly madeAt: string
  readonly madeBy: string
  readonly version: number
}

export interface Tile {
  readonly denominator: number | null
  readonly interval: readonly number[] | null
  readonly key: string
  readonly numerator: number | null
  readonly previous: number | null
  readonly previousDenominator: number | null
  readonly previousNumerator: number | null
  readonly unit: string
  readonly value: number | null
}

export interface Unit {
  readonly level: string
  readonly name: string
  readonly nameEn: string | null
  readonly parentId: string | null
  readonly unitId: string
}

export interface UnitChange {
  readonly after: PlaceSeen | null
  readonly before: PlaceSeen | null
  readonly unitId: string
  readonly why: readonly FactCount[]
}

export interface UnrankedUnit {
  readonly name: string
  readonly rate: Rate
  readonly unitId: string
}

export interface Viewer {
  readonly commands: readonly string[]
  readonly login: string
  readonly name: string
  readonly personId: string
  readonly questions: readonly string[]
  readonly roles: readonly string[]
  readonly tenant: string
  readonly unitId: string | null
  readonly unitIds: readonly string[]
  readonly zone: string
}

export interface Voided {
  readonly personId: string
  readonly position: number
  readonly reason: string
  readonly recordedAt: string
}

export interface VoidedSince {
  readonly reason: string
  readonly type: string
  readonly voidedAt: string
  readonly voidedBy: string
}

export interface Work {
  readonly campaign: string | null
  readonly number: string | null
  readonly origin: WorkOrigin | null
  readonly title: string
  readonly topic: string | null
}

export interface WorkOrigin {
  readonly kind: string
  readonly reference: string
}

export interface WorkRecord {
  readonly code: string
  readonly en: string
  readonly fields: readonly FilledField[]
  readonly on: string
  readonly personId: string
  readonly zh: string
}

export interface WorkRecordKind {
  readonly code: string
  readonly en: string
  readonly fields: readonly ChannelField[]
  readonly zh: string
}

export interface YearlyLedger {
  readonly campaign: string | null
  readonly ledger: string
  readonly ledgerId: string
  readonly openedAt: string | null
  readonly statements: readonly StatementStanding[]
  readonly unitId: string
  readonly year: number
}

export interface YearlyLedgers {
  readonly asOf: AsOf
  readonly rows: readonly YearlyLedger[]
}
