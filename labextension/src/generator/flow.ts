import type { Block, Workspace } from 'blockly/core';

/** Statements that need their variable to have a value already, and the value Blockly documents for an unset one. */
const changes: Record<string, string> = { math_change: '0', text_append: '""' };

/** What Blockly's variables hold until they are set. */
const unset = 'None';

/** What a function does to the variables of the program. */
interface IEffects {
  /** Variables that must have a value before it is called, and which. */
  missing: Map<string, string>;
  /** Variables that have a value after it in any case. */
  sets: Set<string>;
  /** Variables that cannot be its own though nothing else uses them. */
  lasting: Set<string>;
}

/** The functions of a workspace, by their names; Blockly takes no notice of capitals in them. */
export type Definitions = ReadonlyMap<string, Block>;

/** The functions that a workspace defines. */
export function definitions(workspace: Workspace): Definitions {
  const blocks = workspace.getTopBlocks(true).filter(block => isDefinition(block) && block.isEnabled());
  return new Map(blocks.map(block => [nameOf(block), block]));
}

/** The variables of a function that must outlive a call of it. */
export function lastingVariables(definition: Block): Set<string> {
  return new Walk(definitions(definition.workspace)).effects(definition).lasting;
}

const isDefinition = (block: Block): boolean => block.type.startsWith('procedures_def');
const isCall = (block: Block): boolean => block.type.startsWith('procedures_call');
const nameOf = (block: Block): string => String(block.getFieldValue('NAME')).toLowerCase();
const idsOf = (block: Block): string[] => block.getVarModels().map(variable => variable.getId());

/** Follows statements in the order in which they run, and finds out which variables lack a value where they need one. */
export class Walk {
  /** Variables that are changed where they may not have a value yet, and the value they need. */
  readonly missing = new Map<string, string>();
  /** Variables that are read where they may not have a value yet. */
  private readonly _reads = new Set<string>();
  private readonly _assigned = new Set<string>();
  /** Variables that are used where a call in between may have set them anew. */
  private readonly _disturbed = new Set<string>();
  /** What is surely set, and of that what a call of the same function may have set anew. */
  private _sure = new Set<string>();
  private _stale = new Set<string>();
  private readonly _exits: Set<string>[] = [];

  /**
   * @param known the functions of the program.
   * @param own the function that is walked through; null in the program itself.
   * @param effects what is known of functions already; null for one that is being walked through.
   */
  constructor(
    private readonly known: Definitions,
    private readonly own: Block | null = null,
    private readonly found = new Map<Block, IEffects | null>()
  ) {
    this._parameters = new Set(own ? idsOf(own) : []);
  }

  /** Follows statements, or a value that stands alone. */
  stack(first: Block | null): void {
    for (let block = first; block; block = block.getNextBlock()) {
      if (block.isEnabled() && !isDefinition(block)) {
        this.statement(block);
      }
    }
  }

  /** Takes it that all functions are called now, by someone who is not in the program. */
  callAll(): void {
    this.known.forEach(definition => this.call(definition));
  }

  /** What a function does. */
  effects(definition: Block): IEffects {
    const known = this.found.get(definition);
    if (known) {
      return known;
    }
    this.found.set(definition, null);
    const effects = new Walk(this.known, definition, this.found).run();
    this.found.set(definition, effects);
    return effects;
  }

  private run(): IEffects {
    this.stack(this.own?.getInputTargetBlock('STACK') ?? null);
    this.values(this.own?.getInputTargetBlock('RETURN') ?? null);
    const lost = [...this._reads].filter(id => this._assigned.has(id));
    const changed = [...this.missing.keys()].filter(id => this._assigned.has(id));
    lost.filter(id => !this.missing.has(id)).forEach(id => this.missing.set(id, unset));
    const sets = this._exits.reduce((all, exit) => both(all, exit), this._sure);
    return { missing: this.missing, sets, lasting: new Set([...lost, ...changed, ...this._disturbed]) };
  }

  private statement(block: Block): void {
    block.inputList.forEach(input => {
      const inside = input.connection?.targetBlock();
      if (inside?.outputConnection) {
        this.values(inside);
      }
    });
    if (block.outputConnection || isCall(block)) {
      this.value(block);
    } else if (block.type === 'procedures_ifreturn') {
      this._exits.push(new Set(this._sure));
    } else if (changes[block.type] !== undefined) {
      idsOf(block).forEach(id => this.change(id, changes[block.type] ?? unset));
    } else if (block.type.startsWith('controls_')) {
      this.control(block);
    } else {
      this.branches(block);
      idsOf(block).forEach(id => this.set(id));
    }
  }

  /** All values inside a value, and itself. */
  private values(block: Block | null): void {
    if (block?.isEnabled()) {
      block.inputList.forEach(input => this.values(input.connection?.targetBlock() ?? null));
      this.value(block);
    }
  }

  private value(block: Block): void {
    if (!isCall(block)) {
      idsOf(block).forEach(id => {
        if (isAskedForNothing(block) && !this._parameters.has(id)) {
          this.need(id, unset);
        }
        this.read(id);
      });
      return;
    }
    const definition = this.known.get(nameOf(block));
    if (definition) {
      this.call(definition);
    }
  }

  private control(block: Block): void {
    if (block.type.startsWith('controls_if')) {
      const ends = this.branches(block);
      if (block.getInput('ELSE')) {
        this._sure = ends.reduce(both);
      }
      return;
    }
    const before = this._sure;
    if (this.own && callsBack(block, this.own, this.known)) {
      this._stale = new Set(before);
    }
    this._sure = new Set(before);
    idsOf(block).forEach(id => this.set(id));
    this.stack(block.getInputTargetBlock('DO'));
    if (!runsThrough(block)) {
      this._sure = before;
    }
  }

  /** Follows what may run and may not. Returns what is set after each of it. */
  private branches(block: Block): Set<string>[] {
    const before = this._sure;
    const bodies = block.inputList.filter(input => input.connection && isBody(block, input.name));
    const ends = bodies.map(({ connection }) => {
      this._sure = new Set(before);
      this.stack(connection?.targetBlock() ?? null);
      return this._sure;
    });
    this._sure = before;
    return ends;
  }

  private call(definition: Block): void {
    const { missing, sets } = this.effectsOfCall(definition);
    missing.forEach((value, id) => this.need(id, value));
    if (this.own && reaches(definition, this.own, this.known)) {
      this._stale = new Set(this._sure);
    }
    sets.forEach(id => this._sure.add(id));
  }

  private effectsOfCall(definition: Block): Pick<IEffects, 'missing' | 'sets'> {
    return this.found.get(definition) === null ? { missing: new Map(), sets: new Set() } : this.effects(definition);
  }

  private change(id: string, value: string): void {
    if (!this._parameters.has(id)) {
      this.need(id, value);
      this.read(id);
      this._assigned.add(id);
      // Whatever it was before, now it has a value.
      this._sure.add(id);
    }
  }

  /** Takes note that a variable needs a value here, unless it surely has one. */
  private need(id: string, value: string): void {
    if (!this._sure.has(id) && !this.missing.has(id)) {
      this.missing.set(id, value);
    }
  }

  private read(id: string): void {
    if (this._parameters.has(id)) {
      return;
    }
    if (!this._sure.has(id)) {
      this._reads.add(id);
    } else if (this._stale.has(id)) {
      this._disturbed.add(id);
    }
  }

  private set(id: string): void {
    if (!this._parameters.has(id)) {
      this._assigned.add(id);
      this._sure.add(id);
      this._stale.delete(id);
    }
  }

  private readonly _parameters: ReadonlySet<string>;
}

const isBody = (block: Block, input: string): boolean =>
  block.getInput(input)?.connection?.targetBlock()?.outputConnection === null || /^(DO\d*|ELSE|STACK)$/.test(input);

/** Whether a variable is compared with nothing, which is what Blockly's variables hold until they are set. */
function isAskedForNothing(block: Block): boolean {
  const around = block.getParent();
  return around?.type === 'logic_compare' && around.getChildren(false).some(one => one.type === 'logic_null');
}

function both(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a].filter(id => b.has(id)));
}

/** Whether a loop surely runs through its body. */
function runsThrough(loop: Block): boolean {
  if (loop.getDescendants(false).some(block => block.type === 'controls_flow_statements')) {
    return false;
  }
  const times = loop.getField('TIMES') ? loop : loop.getInputTargetBlock('TIMES');
  const test = loop.getInputTargetBlock('BOOL');
  return (
    Number(times?.getFieldValue('TIMES') ?? times?.getFieldValue('NUM') ?? 0) >= 1 ||
    (test?.type === 'logic_boolean' && test.getFieldValue('BOOL') === 'TRUE' && loop.getFieldValue('MODE') === 'WHILE')
  );
}

/** Whether a call inside a block may call a function anew that is running. */
function callsBack(block: Block, running: Block, known: Definitions): boolean {
  return callsIn(block, known).some(called => reaches(called, running, known));
}

/** Whether a function calls another one, itself or through others. */
function reaches(from: Block, to: Block, known: Definitions): boolean {
  const seen = new Set([from]);
  for (const definition of seen) {
    if (definition === to) {
      return true;
    }
    callsIn(definition, known).forEach(called => seen.add(called));
  }
  return false;
}

function callsIn(block: Block, known: Definitions): Block[] {
  const calls = block.getDescendants(false).filter(one => isCall(one) && one.isEnabled());
  return calls.flatMap(one => known.get(nameOf(one)) ?? []);
}
