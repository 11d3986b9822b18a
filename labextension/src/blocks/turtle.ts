import { body, input, menu, numberField, numberInput, textInput } from './spec.js';
import type { IArgument, IBlockSpec } from './spec.js';

const common = { style: 'turtle_blocks', imports: ['import turtle'], inline: true };

const colours = ['red', 'orange', 'gold', 'green', 'blue', 'purple', 'hotpink', 'brown', 'black', 'gray', 'white'];
const colour = (preset: string): IArgument =>
  input({ shadow: { type: 'turtle_colour', fields: { COLOUR: preset } }, empty: `"${preset}"` });
const whichColour = menu([
  ['%{BKY_TURTLE_COLOR_BOTH}', 'color'],
  ['%{BKY_TURTLE_COLOR_PEN}', 'pencolor'],
  ['%{BKY_TURTLE_COLOR_FILL}', 'fillcolor']
]);

/** How the turtle moves. */
export const moveSpecs: IBlockSpec[] = [
  {
    ...common,
    type: 'turtle_move',
    python: 'turtle.{WAY}({DISTANCE})',
    args: {
      WAY: menu([
        ['%{BKY_TURTLE_MOVE_FORWARD}', 'forward'],
        ['%{BKY_TURTLE_MOVE_BACKWARD}', 'backward']
      ]),
      DISTANCE: numberInput(100)
    }
  },
  {
    ...common,
    type: 'turtle_turn',
    python: 'turtle.{WAY}({ANGLE})',
    args: {
      WAY: menu([
        ['%{BKY_TURTLE_TURN_LEFT}', 'left'],
        ['%{BKY_TURTLE_TURN_RIGHT}', 'right']
      ]),
      ANGLE: numberInput(90)
    }
  },
  {
    ...common,
    type: 'turtle_circle',
    python: 'turtle.circle({RADIUS})',
    args: { RADIUS: numberInput(50) }
  },
  {
    ...common,
    type: 'turtle_arc',
    python: 'turtle.circle({RADIUS}, {EXTENT})',
    args: { RADIUS: numberInput(50), EXTENT: numberInput(180) }
  },
  {
    ...common,
    type: 'turtle_goto',
    python: 'turtle.goto({X}, {Y})',
    args: { X: numberInput(100), Y: numberInput(50) }
  },
  {
    ...common,
    type: 'turtle_set',
    python: 'turtle.{WHAT}({VALUE})',
    args: {
      WHAT: menu([
        ['%{BKY_TURTLE_SET_HEADING}', 'setheading'],
        ['x', 'setx'],
        ['y', 'sety']
      ]),
      VALUE: numberInput(0)
    }
  },
  { ...common, type: 'turtle_home', python: 'turtle.home()' },
  {
    ...common,
    type: 'turtle_speed',
    python: 'turtle.speed({SPEED})',
    args: {
      SPEED: menu([
        ['%{BKY_TURTLE_SPEED_SLOWEST}', '1'],
        ['%{BKY_TURTLE_SPEED_SLOW}', '3'],
        ['%{BKY_TURTLE_SPEED_NORMAL}', '6'],
        ['%{BKY_TURTLE_SPEED_FAST}', '10'],
        ['%{BKY_TURTLE_SPEED_AT_ONCE}', '0']
      ])
    }
  },
  {
    ...common,
    type: 'turtle_where',
    python: 'turtle.{WHAT}()',
    args: {
      WHAT: menu([
        ['%{BKY_TURTLE_WHERE_X}', 'xcor'],
        ['%{BKY_TURTLE_WHERE_Y}', 'ycor'],
        ['%{BKY_TURTLE_WHERE_HEADING}', 'heading']
      ])
    },
    output: 'Number'
  },
  {
    ...common,
    type: 'turtle_distance',
    python: 'turtle.{WHAT}({X}, {Y})',
    args: {
      WHAT: menu([
        ['%{BKY_TURTLE_DISTANCE_FAR}', 'distance'],
        ['%{BKY_TURTLE_DISTANCE_TOWARDS}', 'towards']
      ]),
      X: numberInput(0),
      Y: numberInput(0)
    },
    output: 'Number'
  }
];

/** What the turtle draws, and with what. */
export const drawingSpecs: IBlockSpec[] = [
  {
    ...common,
    type: 'turtle_pen',
    python: 'turtle.{WHAT}()',
    args: {
      WHAT: menu([
        ['%{BKY_TURTLE_PEN_UP}', 'penup'],
        ['%{BKY_TURTLE_PEN_DOWN}', 'pendown']
      ])
    },
    presets: [{ WHAT: 'penup' }, { WHAT: 'pendown' }]
  },
  {
    ...common,
    type: 'turtle_pensize',
    python: 'turtle.pensize({WIDTH})',
    args: { WIDTH: numberInput(3) }
  },
  {
    ...common,
    type: 'turtle_color',
    python: 'turtle.{WHAT}({COLOUR})',
    args: { WHAT: whichColour, COLOUR: colour('red') }
  },
  {
    ...common,
    type: 'turtle_two_colors',
    python: 'turtle.color({LINE}, {FILL})',
    args: { LINE: colour('red'), FILL: colour('gold') }
  },
  {
    ...common,
    type: 'turtle_colour',
    imports: [],
    python: '"{COLOUR}"',
    order: 'ATOMIC',
    args: { COLOUR: menu(colours.map(name => [`%{BKY_TURTLE_COLOUR_${name.toUpperCase()}}`, name])) },
    output: 'String'
  },
  {
    ...common,
    type: 'turtle_rgb',
    imports: [],
    python: '({RED}, {GREEN}, {BLUE})',
    order: 'ATOMIC',
    args: { RED: numberInput(1), GREEN: numberInput(0.5), BLUE: numberInput(0) },
    output: null
  },
  {
    ...common,
    type: 'turtle_fill',
    python: 'turtle.begin_fill()«\n{DO}»\nturtle.end_fill()',
    args: { DO: body() }
  },
  {
    ...common,
    type: 'turtle_dot',
    python: 'turtle.dot({SIZE}, {COLOUR})',
    args: { SIZE: numberInput(20), COLOUR: colour('blue') }
  },
  {
    ...common,
    type: 'turtle_write',
    python: 'turtle.write({TEXT}, font=("Arial", {SIZE}, "normal"))',
    args: { TEXT: textInput('Hello'), SIZE: numberField(16, { min: 1, max: 200, precision: 1 }) }
  },
  { ...common, type: 'turtle_stamp', python: 'turtle.stamp()' },
  {
    ...common,
    type: 'turtle_bgcolor',
    python: 'turtle.bgcolor({COLOUR})',
    args: { COLOUR: colour('gold') }
  },
  {
    ...common,
    type: 'turtle_shape',
    python: 'turtle.shape("{SHAPE}")',
    args: {
      SHAPE: menu([
        ['%{BKY_TURTLE_SHAPE_TURTLE}', 'turtle'],
        ['%{BKY_TURTLE_SHAPE_CLASSIC}', 'classic'],
        ['%{BKY_TURTLE_SHAPE_ARROW}', 'arrow'],
        ['%{BKY_TURTLE_SHAPE_CIRCLE}', 'circle'],
        ['%{BKY_TURTLE_SHAPE_SQUARE}', 'square'],
        ['%{BKY_TURTLE_SHAPE_TRIANGLE}', 'triangle']
      ])
    }
  },
  {
    ...common,
    type: 'turtle_show',
    python: 'turtle.{WHAT}()',
    args: {
      WHAT: menu([
        ['%{BKY_TURTLE_SHOW_HIDE}', 'hideturtle'],
        ['%{BKY_TURTLE_SHOW_SHOW}', 'showturtle'],
        ['%{BKY_TURTLE_SHOW_CLEAR}', 'clear'],
        ['%{BKY_TURTLE_SHOW_RESET}', 'reset']
      ])
    }
  },
  { ...common, type: 'turtle_new', python: 'turtle.Turtle()', output: null },
  {
    ...common,
    type: 'turtle_asks',
    python: 'turtle.{WHAT}()',
    args: {
      WHAT: menu([
        ['%{BKY_TURTLE_ASKS_DOWN}', 'isdown'],
        ['%{BKY_TURTLE_ASKS_VISIBLE}', 'isvisible']
      ])
    },
    output: 'Boolean'
  }
];

/** A turtle that draws. */
export const turtleSpecs: IBlockSpec[] = [...moveSpecs, ...drawingSpecs];
