// The codes that are the same in every campaign (model.md a1, a4, a5), with their Chinese words. A campaign keeps its
// own codes; its parameters file says which of these each of them is.

const keysOf = <K extends string>(table: Readonly<Record<K, string>>): readonly [K, ...K[]] =>
  Object.keys(table) as [K, ...K[]]

/** How an item or an opinion comes in (a1). */
export const CHANNEL_ZH = {
  selfFound: '自查、查摆发现',
  massReport: '群众反映',
  hotline12345: '12345政务热线',
  complaintPhone: '公开投诉电话',
  reportBox: '举报箱、信箱',
  letter: '群众来信',
  visit: '来访、接访',
  networkPetition: '网上信访、网络举报',
  portal: '门户网站、公众号',
  snapshot: '随手拍',
  mediaQuestioning: '问政访谈、媒体问政',
  exposure: '问题曝光',
  questionnaire: '发放问卷',
  talkInterview: '个别访谈',
  fieldResearch: '基层调研、上门走访',
  symposium: '座谈会',
  enterpriseVisit: '赴企业走访',
  whistleReport: '吹哨报到',
  cityManagementNotice: '数字化城管抄告',
  covertCheck: '明察暗访',
  supervisionVisit: '督导、专项督查',
  appraisal: '评议',
  inspectionFeedback: '巡视反馈',
  inspectionRecommendation: '纪检监察建议',
  themeEducationList: '主题教育问题清单',
  caseLesson: '以案促改',
  discussion: '大讨论建议',
  opinionOnLeaders: '对班子及成员的意见建议',
} as const

/** How an item is handled (a4). */
export const MODE_ZH = {
  atOnce: '马上办',
  mustDo: '坚决办',
  findAWay: '想办法办',
  onSite: '上门办',
  proactive: '主动办',
  stepwise: '逐步办',
  joint: '协调办',
  public: '公开办',
  oneOwner: '谁接访谁落实',
  fiveOnes: '五个一',
  sponsored: '包保',
  pairFixEstablish: '纠树并举',
} as const

/** Which book an entry stands in (a10). */
export const LEDGER_ZH = {
  problem: '问题台账',
  rectification: '整改台账',
  keyWork: '重点工作台账',
  politicalMatter: '政治要件台账',
  project: '项目建设问题台账',
  safety: '安全隐患台账',
  rules: '制度台账',
  benefitProject: '惠民项目台账',
  reformTask: '改革任务台账',
} as const

/** Who takes part (a5). */
export const PART_ZH = {
  reporter: '反映人',
  acceptanceDesk: '统一受理',
  firstContact: '首问',
  receivingLeader: '接访阅批领导',
  dispatcher: '交办',
  responsibleUnit: '责任单位',
  responsiblePerson: '责任人',
  portfolioLeader: '分管领导',
  jointUnit: '配合部门',
  sponsoringLeader: '包保领导',
  supervisor: '督导',
  supervisionGroup: '督导组',
  acceptanceOfficer: '验收人',
  inspectionTeam: '明察暗访组',
  campaignOffice: '活动办',
  leadingGroup: '领导小组',
  workTeam: '工作专班',
  unitPrincipal: '主要负责同志',
  firstResponsible: '第一责任人',
  partyCommittee: '党委、党组',
  disciplineOffice: '纪检监察机构',
  talkingLeader: '谈话领导',
  interviewee: '谈话对象',
  personnel: '干部人事',
  gridStaff: '网格员',
  rater: '评议人',
  superiorOffice: '上级机关',
} as const

export const CHANNELS = keysOf(CHANNEL_ZH)
export const MODES = keysOf(MODE_ZH)
export const LEDGERS = keysOf(LEDGER_ZH)
export const PARTS = keysOf(PART_ZH)
