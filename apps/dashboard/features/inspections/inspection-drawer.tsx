import { Alert, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../shared/api/new-id.js'
import type { Action, ChannelField, Inspection, InspectionKind } from '../../shared/api/schema.generated.js'
import { ChannelFields } from '../../shared/command/channel-fields.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { Trouble } from '../../shared/command/trouble.js'
import { useCommand, type OnAccepted } from '../../shared/command/use-command.js'
import { useChoices } from '../../shared/viewer/use-inspection-choices.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { InspectionField } from './inspection-field.js'
import { FORM_FIELDS, inspectionInput, NO_CAMPAIGN, type FieldName, type Filled } from './inspection-forms.js'

interface InspectionDrawerProps {
  readonly action: Action
  /** null: it is only being planned. */
  readonly inspection: Inspection | null
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

const NOTHING: readonly ChannelField[] = []

/** What the kind of the inspection asks of a record, or of a finding. */
const askedBy = (command: string, kind: InspectionKind | undefined): readonly ChannelField[] => {
  if (command === 'HoldInspection') return kind?.fields ?? NOTHING
  return command === 'RecordFinding' ? (kind?.findingFields ?? NOTHING) : NOTHING
}

const isAsked = (name: FieldName, kind: InspectionKind | undefined): boolean =>
  name !== 'complainedOf' || kind?.persons === true

/** A record begins with what was planned. */
const initialOf = ({ command }: Action, inspection: Inspection | null): Filled => {
  if (command !== 'HoldInspection' || !inspection) return {}
  const { team, unitIds, places } = inspection.row
  return { team, unitIds, places }
}

const Help = ({ command }: { readonly command: string }) => {
  const { t } = useTranslation()
  const text = t(`inspections.help.${command}`, { defaultValue: '' })
  return text === '' ? null : <Alert type="info" showIcon title={text} className="form-help" />
}

/** The form of one command about an inspection. What was filled in stays until the command was accepted. */
export const InspectionDrawer = ({ action, inspection, onClose, onAccepted }: InspectionDrawerProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const [form] = Form.useForm<Filled>()
  const [ids] = useState(() => ({ inspectionId: inspection?.row.inspectionId ?? newId(), findingId: newId() }))
  const chosen = Form.useWatch<string | undefined>('campaign', form)
  const campaign = inspection ? inspection.row.campaign : chosen === NO_CAMPAIGN ? null : (chosen ?? null)
  const choices = useChoices(campaign)
  const { sending, send } = useCommand(action, onAccepted)
  const busy = sending.kind === 'sending'
  const kind = inspection?.definition
  const asked = askedBy(action.command, kind)
  const finish = (filled: Filled) => {
    const { input, occurred } = inspectionInput(action, filled, { ...ids, zone: me.zone, asked })
    void send(input, occurred)
  }
  return (
    <CommandFrame title={t(`command.name.${action.command}`)} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Help command={action.command} />
      <Form
        {...{ form, layout: 'vertical', disabled: busy, scrollToFirstError: true }}
        initialValues={initialOf(action, inspection)}
        onFinish={finish}
      >
        {(FORM_FIELDS[action.command] ?? [])
          .filter((name) => isAsked(name, kind))
          .map((name) => (
            <InspectionField
              key={name}
              {...{ name, choices, inspectionId: ids.inspectionId }}
              required={name === 'manifestation' && kind?.manifestations === true}
            />
          ))}
        <ChannelFields fields={asked} />
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
