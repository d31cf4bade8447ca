import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CategoryTree } from '../../shared/catalogue/category-tree.js'
import { forestOf } from '../../shared/catalogue/catalogue.js'
import { ALL } from '../../shared/queue/all.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { MEASURES, type Measure, type Narrowed } from './measures.js'

interface MapFiltersProps {
  readonly layers: readonly string[]
  readonly layer: string
  readonly measure: Measure
  readonly narrowed: Narrowed
  readonly set: (changes: Readonly<Record<string, string | null>>) => void
}

const Days = ({ narrowed: { from, to }, set }: Pick<MapFiltersProps, 'narrowed' | 'set'>) => {
  const { t } = useTranslation()
  return (
    <>
      {(
        [
          ['from', from],
          ['to', to],
        ] as const
      ).map(([end, day]) => (
        <label key={end} className="day-field">
          {t(`map.${end}`)}
          <input type="date" value={day ?? ''} onChange={({ target: { value } }) => set({ [end]: value })} />
        </label>
      ))}
    </>
  )
}

/** What the map is of: layer, figure, and what its items are narrowed to; all of it stands in the address. */
export const MapFilters = ({ layers, layer, measure, narrowed, set }: MapFiltersProps) => {
  const { t } = useTranslation()
  const { channels, catalogues, units, me } = useSigned()
  const labels = useLabels()
  const choices = {
    layer: { value: layer, options: layers.map((one) => ({ value: one, label: t(`map.${one}`) })) },
    measure: {
      value: measure as string,
      options: MEASURES.map((one) => ({ value: one as string, label: t(`map.${one}`) })),
    },
    channel: {
      value: narrowed.channel ?? ALL,
      options: [
        { value: ALL, label: t('map.allChannels') },
        ...[...channels.keys()].map((code) => ({ value: code, label: labels.channel(code) })),
      ],
    },
    unit: {
      value: narrowed.unit ?? ALL,
      options: [
        { value: ALL, label: t('desk.allUnits') },
        ...[...units.keys()].filter((id) => id !== me.tenant).map((id) => ({ value: id, label: labels.unit(id) })),
      ],
    },
  }
  return (
    <div className="filters" role="search">
      {Object.entries(choices).map(([name, { value, options }]) =>
        name === 'layer' && options.length < 2 ? null : (
          <Select
            key={name}
            aria-label={name === 'unit' ? t('desk.unit') : t(`map.${name}`)}
            value={value}
            options={options}
            popupMatchSelectWidth={false}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen: string) => set({ [name]: chosen === ALL ? null : chosen })}
          />
        ),
      )}
      {catalogues.size === 0 ? null : (
        <CategoryTree
          className="filter-about"
          label={t('desk.category')}
          placeholder={t('desk.allCategories')}
          nodes={forestOf(catalogues, labels.language)}
          value={narrowed.about}
          onChange={(about) => set({ about })}
        />
      )}
      <Days narrowed={narrowed} set={set} />
      <Button type="link" onClick={() => set({ about: null, channel: null, unit: null, from: null, to: null })}>
        {t('map.clear')}
      </Button>
    </div>
  )
}
