import { Alert, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action, Item } from '../../shared/api/schema.generated.js'
import { Trouble } from '../../shared/command/trouble.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { useCommand, type OnAccepted } from '../../shared/command/use-command.js'
import { COMMAND_FORMS, inputOf } from './command-forms.js'
import { FormField } from './form-field.js'

interface CommandDrawerProps {
  readonly action: Action
  readonly item: Item
  readonly campaign: string | null
  /** What the command needs to know of the place it was chosen in, a fact of the history for instance. */
  readonly beside?: Readonly<Record<string, unknown>>
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

/** The reports a command can be about: an objection is decided only where one waits. */
const reportsFor = ({ command, target }: Action, { entries, reportIds }: Item): readonly string[] => {
  if (command !== 'DecideObjection') return reportIds
  return entries.find(({ entryId }) => entryId === target)?.objectionReports ?? []
}

/** What somebody should know before filling in; most commands need nothing said. */
const CommandHelp = ({ command }: { readonly command: string }) => {
  const { t } = useTranslation()
  const text = t(`command.help.${command}`, { defaultValue: '' })
  return text === '' ? null : <Alert type="info" showIcon title={text} className="form-help" />
}

/** The form of one command. What was filled in stays until the command was accepted. */
export const CommandDrawer = ({ action, item, campaign, beside, onClose, onAccepted }: CommandDrawerProps) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<Record<string, unknown>>()
  const { sending, send } = useCommand(action, onAccepted)
  const spec = COMMAND_FORMS[action.command]
  const chosen = Form.useWatch<string | undefined>('campaign', form)
  if (!spec) return null
  const reportIds = reportsFor(action, item)
  const [report] = reportIds
  const initial = {
    campaign: campaign?.split('@')[0],
    category: item.row.category,
    summary: item.row.summaryOwed ? undefined : item.row.summary,
    reportId: reportIds.length === 1 ? report : undefined,
    evidence: [],
  }
  const busy = sending.kind === 'sending'
  return (
    <CommandFrame title={t(`command.name.${action.command}`)} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        disabled={busy}
        scrollToFirstError
        onFinish={(filled) => void send(inputOf(spec, action.target, filled, beside))}
      >
        <CommandHelp command={action.command} />
        {spec.fields.map((field) => (
          <FormField key={field.name} {...{ field, target: action.target, reportIds, campaign: chosen ?? campaign }} />
        ))}
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
