import type { Question } from './questions.js'
import type { ReplyTemplates } from './schema.generated.js'

interface Asked {
  readonly itemId: string
  readonly reportId: string
  /** null: none is chosen yet. */
  readonly result: string | null
}

/** The templates offered for the reply to one report, filled in. */
export const REPLY_TEMPLATES: Question<{ readonly replyTemplates: ReplyTemplates | null }, Asked> = {
  text: `query ReplyTemplates($itemId: ID!, $reportId: ID!, $result: String) {
    replyTemplates(itemId: $itemId, reportId: $reportId, result: $result) {
      itemId reportId templates { code zh en origin inZh { text gaps } inEn { text gaps } }
    }
  }`,
}
