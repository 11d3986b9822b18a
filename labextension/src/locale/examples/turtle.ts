import type { Pair } from '../pair.js';
import { example } from './words.js';

/** A drawing: the import and the given lines. */
const drawing = (...lines: string[]): Pair => example('import turtle', '', ...lines);

/** Examples of drawings with the turtle. */
export const turtleExamples = {
  TURTLE_MOVE_EXAMPLE: drawing('turtle.forward(100)', 'turtle.left(90)', 'turtle.forward(50)'),
  TURTLE_TURN_EXAMPLE: drawing('for _ in range(5):', '    turtle.forward(120)', '    turtle.right(144)'),
  TURTLE_CIRCLE_EXAMPLE: drawing('for _ in range(6):', '    turtle.circle(60)', '    turtle.left(60)'),
  TURTLE_ARC_EXAMPLE: drawing('for _ in range(3):', '    turtle.circle(30, 180)', '    turtle.left(180)'),
  TURTLE_GOTO_EXAMPLE: drawing('turtle.goto(100, 0)', 'turtle.goto(50, 80)', 'turtle.goto(0, 0)'),
  TURTLE_SET_EXAMPLE: drawing('turtle.setheading(90)', 'turtle.forward(80)', 'turtle.setx(-60)'),
  TURTLE_HOME_EXAMPLE: drawing('turtle.forward(80)', 'turtle.left(120)', 'turtle.forward(80)', 'turtle.home()'),
  TURTLE_SPEED_EXAMPLE: drawing(
    'turtle.speed(0)',
    'for number in range(100):',
    '    turtle.forward(number * 2)',
    '    turtle.left(91)'
  ),
  TURTLE_WHERE_EXAMPLE: drawing(
    'while turtle.xcor() < 200:',
    '    turtle.forward(20)',
    '    turtle.dot(turtle.xcor() / 10, "green")'
  ),
  TURTLE_DISTANCE_EXAMPLE: drawing(
    'turtle.goto(60, 80)',
    'print(turtle.distance(0, 0))',
    'turtle.setheading(turtle.towards(0, 0))'
  ),
  TURTLE_PEN_EXAMPLE: drawing(
    'for _ in range(5):',
    '    turtle.forward(20)',
    '    turtle.penup()',
    '    turtle.forward(20)',
    '    turtle.pendown()'
  ),
  TURTLE_PENSIZE_EXAMPLE: drawing(
    'for number in range(1, 10):',
    '    turtle.pensize(number)',
    '    turtle.forward(20)'
  ),
  TURTLE_COLOR_EXAMPLE: drawing('turtle.color("blue")', 'turtle.pensize(5)', 'turtle.forward(100)'),
  TURTLE_TWO_COLORS_EXAMPLE: drawing(
    'turtle.color("red", "gold")',
    'turtle.begin_fill()',
    'turtle.circle(50)',
    'turtle.end_fill()'
  ),
  TURTLE_COLOUR_EXAMPLE: drawing(
    'for colour in ["red", "orange", "green", "blue"]:',
    '    turtle.color(colour)',
    '    turtle.circle(50)',
    '    turtle.left(90)'
  ),
  TURTLE_RGB_EXAMPLE: drawing(
    'for number in range(10):',
    '    turtle.color((number / 10, 0, 1))',
    '    turtle.dot(30)',
    '    turtle.forward(25)'
  ),
  TURTLE_FILL_EXAMPLE: drawing(
    'turtle.fillcolor("orange")',
    'turtle.begin_fill()',
    'for _ in range(3):',
    '    turtle.forward(100)',
    '    turtle.left(120)',
    'turtle.end_fill()'
  ),
  TURTLE_DOT_EXAMPLE: drawing('turtle.dot(80, "gold")', 'turtle.dot(40, "orange")'),
  TURTLE_WRITE_EXAMPLE: drawing('turtle.forward(50)', 'turtle.write("Hello", font=("Arial", 16, "normal"))'),
  TURTLE_STAMP_EXAMPLE: drawing(
    'turtle.shape("turtle")',
    'turtle.penup()',
    'for _ in range(8):',
    '    turtle.circle(80, 45)',
    '    turtle.stamp()'
  ),
  TURTLE_BGCOLOR_EXAMPLE: drawing('turtle.bgcolor("gold")', 'turtle.circle(50)'),
  TURTLE_SHAPE_EXAMPLE: drawing('turtle.shape("turtle")', 'turtle.forward(100)'),
  TURTLE_SHOW_EXAMPLE: drawing('turtle.circle(50)', 'turtle.hideturtle()'),
  TURTLE_NEW_EXAMPLE: drawing(
    'anna = turtle.Turtle()',
    'ben = turtle.Turtle()',
    'anna.color("red")',
    'ben.left(180)',
    'for _ in range(4):',
    '    anna.forward(80)',
    '    anna.left(90)',
    '    ben.forward(80)',
    '    ben.left(90)'
  ),
  TURTLE_ASKS_EXAMPLE: drawing('turtle.penup()', 'print(turtle.isdown())')
};
