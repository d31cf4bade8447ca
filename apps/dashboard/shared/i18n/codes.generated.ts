// Printed from campaigns/*.yaml and libs/contracts/intake/standard-channels.ts by npm run generate.

interface Words {
  readonly zh: string
  readonly en: string
}

/** Channels by code. */
export const channelNames: Readonly<Record<string, Words>> = {
  "self-found": {
    "zh": "各部门查摆发现",
    "en": "found by departments"
  },
  "mass-report": {
    "zh": "群众反映",
    "en": "reported by the masses"
  },
  "inspection-feedback": {
    "zh": "巡视反馈",
    "en": "inspection-round feedback"
  },
  "inspection-recommendation": {
    "zh": "纪检监察建议",
    "en": "discipline-inspection recommendation"
  },
  "portal": {
    "zh": "门户网站",
    "en": "portal (publication and comments)"
  },
  "public-account": {
    "zh": "公众号",
    "en": "public account (publication and comments)"
  },
  "covert-check": {
    "zh": "明察暗访",
    "en": "open and covert checks"
  },
  "supervision": {
    "zh": "督查",
    "en": "supervision as lead source"
  },
  "appraisal": {
    "zh": "评议",
    "en": "appraisal as lead source"
  },
  "network": {
    "zh": "网络",
    "en": "network as lead source"
  },
  "discussion": {
    "zh": "大讨论",
    "en": "discussion"
  },
  "interview": {
    "zh": "个别访谈",
    "en": "individual interviews"
  },
  "field-research": {
    "zh": "基层调研",
    "en": "field research"
  },
  "questionnaire": {
    "zh": "发放问卷",
    "en": "questionnaires"
  },
  "mailbox": {
    "zh": "信箱",
    "en": "mailbox"
  },
  "portal-column": {
    "zh": "在局门户网站开设专题专栏",
    "en": "portal column"
  },
  "questioning-interview": {
    "zh": "问政访谈",
    "en": "questioning interview"
  },
  "exposure": {
    "zh": "问题曝光",
    "en": "exposure"
  },
  "snapshot": {
    "zh": "随手拍",
    "en": "snapshot"
  },
  "tv-interview": {
    "zh": "电视访谈",
    "en": "TV interview"
  },
  "case": {
    "zh": "案件暴露出",
    "en": "problems exposed by cases"
  },
  "symposium": {
    "zh": "召开座谈会",
    "en": "symposium"
  },
  "home-visit": {
    "zh": "上门走访",
    "en": "visits"
  },
  "complaint-phone": {
    "zh": "公开投诉电话",
    "en": "published complaint phone"
  },
  "report-box": {
    "zh": "设置举报箱",
    "en": "report box"
  },
  "letter-visit": {
    "zh": "群众来信来访",
    "en": "letters and visits"
  },
  "network-report": {
    "zh": "网络举报平台",
    "en": "network reporting"
  },
  "special-inspection": {
    "zh": "专项督查",
    "en": "special inspection"
  },
  "grid": {
    "zh": "网格化管理",
    "en": "grid"
  },
  "theme-education": {
    "zh": "主题教育期间所列问题清单",
    "en": "theme-education list"
  },
  "city-management-notice": {
    "zh": "数字化城管抄告",
    "en": "digital city-management notice"
  },
  "whistle-report": {
    "zh": "吹哨报道",
    "en": "whistle and report"
  },
  "hotline-12345": {
    "zh": "“12345”政务热线",
    "en": "12345 hotline"
  },
  "letter": {
    "zh": "群众来信",
    "en": "letters"
  },
  "network-petition": {
    "zh": "网上信访",
    "en": "network petitions"
  },
  "reception": {
    "zh": "接访",
    "en": "reception of visitors"
  },
  "enterprise-visit": {
    "zh": "赴企业了解企业现状",
    "en": "visits to enterprises"
  },
  "selfFound": {
    "zh": "自查、查摆发现",
    "en": "found by the unit itself"
  },
  "massReport": {
    "zh": "群众反映",
    "en": "report of the masses"
  },
  "hotline12345": {
    "zh": "12345政务热线",
    "en": "12345 hotline"
  },
  "complaintPhone": {
    "zh": "公开投诉电话",
    "en": "published complaint phone"
  },
  "reportBox": {
    "zh": "举报箱、信箱",
    "en": "report box"
  },
  "visit": {
    "zh": "来访、接访",
    "en": "visit"
  },
  "networkPetition": {
    "zh": "网上信访、网络举报",
    "en": "petition or report over the network"
  },
  "mediaQuestioning": {
    "zh": "问政访谈、媒体问政",
    "en": "questioning by the media"
  },
  "talkInterview": {
    "zh": "个别访谈",
    "en": "interview"
  },
  "fieldResearch": {
    "zh": "基层调研、上门走访",
    "en": "field research"
  },
  "enterpriseVisit": {
    "zh": "赴企业走访",
    "en": "visit to an enterprise"
  },
  "whistleReport": {
    "zh": "吹哨报到",
    "en": "whistle and report"
  },
  "cityManagementNotice": {
    "zh": "数字化城管抄告",
    "en": "notice of digital city management"
  },
  "covertCheck": {
    "zh": "明察暗访",
    "en": "open or covert check"
  },
  "supervisionVisit": {
    "zh": "督导、专项督查",
    "en": "visit of a supervision group"
  },
  "inspectionFeedback": {
    "zh": "巡视反馈",
    "en": "feedback of an inspection round"
  },
  "inspectionRecommendation": {
    "zh": "纪检监察建议",
    "en": "recommendation of discipline inspection"
  },
  "themeEducationList": {
    "zh": "主题教育问题清单",
    "en": "problem list of a theme education"
  },
  "caseLesson": {
    "zh": "以案促改",
    "en": "lesson of a case"
  },
  "opinionOnLeaders": {
    "zh": "对班子及成员的意见建议",
    "en": "opinion on leaders"
  }
}
