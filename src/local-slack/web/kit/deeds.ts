// What the renderer asks of whoever mounts it: the deeds of one person, each answered with what came of it.
import type { Option, OptionGroup } from '../../kit.ts';
import type { DeedShown, Deeds, Place } from '../../page/contract.ts';

export type PutValue = Deeds['put']['value'];
export type AttachedFile = Deeds['attach']['files'][number];

export interface KitDeeds {
  press(place: Place, block: string, action: string, value?: string): Promise<DeedShown>;
  /** `entered`: Enter was pressed in a text field, which acts where the field asks for it. */
  put(place: Place, block: string, action: string, value: PutValue, entered?: boolean): Promise<DeedShown>;
  /** What an external select offers for a query. */
  options(place: Place, block: string, action: string, query: string): Promise<OptionGroup[] | Option[]>;
  attach(place: Place, block: string, action: string, files: AttachedFile[]): Promise<DeedShown>;
  openPerson?(id: string): void;
  openChannel?(id: string): void;
}
