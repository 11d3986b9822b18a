import type { Pair } from '../pair.js';

/** Plain Python. */
export const pythonExamples = {
  PY_FOR_RANGE_EXAMPLE: ['for i in range(3):\n    print(i)', 'for i in range(3):\n    print(i)'],
  PY_FOR_ENUMERATE_EXAMPLE: [
    'for i, fruit in enumerate(["apple", "pear"]):\n    print(i, fruit)',
    'for 编号, 水果 in enumerate(["苹果", "梨"]):\n    print(编号, 水果)'
  ],
  PY_FOR_ITEMS_EXAMPLE: [
    'ages = {"Ada": 12, "Bo": 13}\nfor name, age in ages.items():\n    print(name, age)',
    '年龄 = {"小明": 12, "小红": 13}\nfor 名字, 岁 in 年龄.items():\n    print(名字, 岁)'
  ],
  PY_WHILE_TRUE_EXAMPLE: [
    'n = 0\nwhile True:\n    n += 1\n    if n == 3:\n        break\nprint(n)',
    'n = 0\nwhile True:\n    n += 1\n    if n == 3:\n        break\nprint(n)'
  ],
  PY_PASS_EXAMPLE: ['pass', 'pass'],
  PY_INDEX_EXAMPLE: ['colours = ["red", "green"]\nprint(colours[0])', '颜色 = ["红", "绿"]\nprint(颜色[0])'],
  PY_INDEX_SET_EXAMPLE: [
    'colours = ["red", "green"]\ncolours[0] = "blue"\nprint(colours)',
    '颜色 = ["红", "绿"]\n颜色[0] = "蓝"\nprint(颜色)'
  ],
  PY_DEL_EXAMPLE: [
    'colours = ["red", "green"]\ndel colours[0]\nprint(colours)',
    '颜色 = ["红", "绿"]\ndel 颜色[0]\nprint(颜色)'
  ],
  PY_SLICE_EXAMPLE: ['print("classroom"[0:5])', 'print("我们的教室"[3:5])'],
  PY_APPEND_EXAMPLE: ['numbers = [1, 2]\nnumbers.append(3)\nprint(numbers)', '数 = [1, 2]\n数.append(3)\nprint(数)'],
  PY_LEN_EXAMPLE: ['print(len([4, 5, 6]))', 'print(len("你好"))'],
  PY_IN_EXAMPLE: ['print("a" in "cat")', 'print("教" in "教室")'],
  PY_LIST_COMPREHENSION_EXAMPLE: [
    'print([n * n for n in range(5) if n > 1])',
    'print([n * n for n in range(5) if n > 1])'
  ],
  PY_UNPACK_EXAMPLE: ['a, b = (1, 2)\nprint(b)', 'a, b = (1, 2)\nprint(b)'],
  PY_SET_ADD_EXAMPLE: [
    'names = {"Ada"}\nnames.add("Bo")\nprint(len(names))',
    '名字 = {"小明"}\n名字.add("小红")\nprint(len(名字))'
  ],
  PY_SET_OPERATION_EXAMPLE: ['print({1, 2}.union({2, 3}))', 'print({1, 2}.union({2, 3}))'],
  PY_DICT_EXAMPLE: ['ages = {"Ada": 12, "Bo": 13}\nprint(ages)', '年龄 = {"小明": 12, "小红": 13}\nprint(年龄)'],
  PY_DICT_GET_EXAMPLE: [
    'ages = {"Ada": 12}\nprint(ages.get("Bo", 0))',
    '年龄 = {"小明": 12}\nprint(年龄.get("小红", 0))'
  ],
  PY_DICT_PARTS_EXAMPLE: ['print(list({"a": 1}.keys()))', 'print(list({"一": 1}.keys()))'],
  PY_DICT_SET_EXAMPLE: ['ages = {}\nages["Ada"] = 12\nprint(ages)', '年龄 = {}\n年龄["小明"] = 12\nprint(年龄)'],
  PY_DICT_ITEM_EXAMPLE: ['ages = {"Ada": 12}\nprint(ages["Ada"])', '年龄 = {"小明": 12}\nprint(年龄["小明"])'],
  PY_DICT_COMPREHENSION_EXAMPLE: ['print({n: n * n for n in range(4)})', 'print({n: n * n for n in range(4)})'],
  PY_TUPLE_EXAMPLE: ['point = (3, 4)\nprint(point[1])', '点 = (3, 4)\nprint(点[1])'],
  PY_SET_EXAMPLE: ['print({1, 2, 2})', 'print({1, 2, 2})'],
  PY_CONVERT_EXAMPLE: ['print(int("12") + 1)', 'print(int("12") + 1)'],
  PY_TYPE_EXAMPLE: ['print(type(3.5))', 'print(type("你好"))'],
  PY_FORMAT_EXAMPLE: ['print(f"{3.14159:.2f}")', 'print(f"{3.14159:.2f}")'],
  PY_OPERATOR_EXAMPLE: ['print(17 // 5)', 'print(17 // 5)'],
  PY_AUGMENT_EXAMPLE: ['total = 1\ntotal *= 5\nprint(total)', '总数 = 1\n总数 *= 5\nprint(总数)'],
  PY_COMMENT_EXAMPLE: ['# Greets everybody\nprint("Hello")', '# 向大家问好\nprint("你好")'],
  PY_PRINT_EXAMPLE: ['print("Ada", 12)', 'print("小明", 12)'],
  PY_WITH_OPEN_EXAMPLE: [
    'with open("diary.txt", "w", encoding="utf-8") as file:\n    file.write("Sunny")',
    'with open("日记.txt", "w", encoding="utf-8") as 文件:\n    文件.write("晴")'
  ],
  PY_READ_EXAMPLE: [
    'with open("a.txt", "w", encoding="utf-8") as file:\n    file.write("Hi")\nwith open("a.txt", encoding="utf-8") as file:\n    print(file.read())',
    'with open("a.txt", "w", encoding="utf-8") as 文件:\n    文件.write("你好")\nwith open("a.txt", encoding="utf-8") as 文件:\n    print(文件.read())'
  ],
  PY_LINES_EXAMPLE: [
    'with open("a.txt", "w", encoding="utf-8") as file:\n    file.write("1\\n2\\n")\nwith open("a.txt", encoding="utf-8") as file:\n    print(file.readlines())',
    'with open("a.txt", "w", encoding="utf-8") as 文件:\n    文件.write("一\\n二\\n")\nwith open("a.txt", encoding="utf-8") as 文件:\n    print(文件.readlines())'
  ],
  PY_WRITE_EXAMPLE: [
    'with open("a.txt", "w", encoding="utf-8") as file:\n    file.write("Hi")',
    'with open("a.txt", "w", encoding="utf-8") as 文件:\n    文件.write("你好")'
  ],
  PY_RAISE_EXAMPLE: [
    'try:\n    raise ValueError("too small")\nexcept ValueError as error:\n    print(error)',
    'try:\n    raise ValueError("太小了")\nexcept ValueError as 错误:\n    print(错误)'
  ],
  PY_ASSERT_EXAMPLE: ['age = 12\nassert age > 0, "impossible"', '岁 = 12\nassert 岁 > 0, "不可能"'],
  PY_TRY_EXAMPLE: [
    'try:\n    print(1 / 0)\nexcept ZeroDivisionError as error:\n    print("not possible:", error)',
    'try:\n    print(1 / 0)\nexcept ZeroDivisionError as 错误:\n    print("不行：", 错误)'
  ],
  PY_CLASS_EXAMPLE: [
    'class Dog:\n    def speak(self):\n        print("Woof")\n\n\nDog().speak()',
    'class 狗:\n    def 叫(self):\n        print("汪汪")\n\n\n狗().叫()'
  ],
  PY_ATTRIBUTE_EXAMPLE: ['print((3 + 4j).real)', 'print((3 + 4j).real)'],
  PY_ATTRIBUTE_SET_EXAMPLE: [
    'class Dog:\n    pass\n\n\nrex = Dog()\nrex.name = "Rex"\nprint(rex.name)',
    'class 狗:\n    pass\n\n\n旺财 = 狗()\n旺财.名字 = "旺财"\nprint(旺财.名字)'
  ],
  PY_RETURN_EXAMPLE: [
    'def double(n):\n    return 2 * n\n\n\nprint(double(4))',
    'def 两倍(n):\n    return 2 * n\n\n\nprint(两倍(4))'
  ],
  PY_LAMBDA_EXAMPLE: [
    'print(sorted([3, -5, 1], key=lambda n: abs(n)))',
    'print(sorted([3, -5, 1], key=lambda n: abs(n)))'
  ],
  PY_DEF_EXAMPLE: [
    'def greet(name):\n    print("Hello", name)\n\n\ngreet("Ada")',
    'def 问好(名字):\n    print("你好", 名字)\n\n\n问好("小明")'
  ],
  PY_CALL_EXAMPLE: ['print(max(3, 8))', 'print(max(3, 8))'],
  PY_CALL_DO_EXAMPLE: ['print("Hello")', 'print("你好")'],
  PY_METHOD_EXAMPLE: ['print("hello".upper())', 'print("a,b".split(","))'],
  PY_METHOD_DO_EXAMPLE: ['numbers = [3, 1]\nnumbers.sort()\nprint(numbers)', '数 = [3, 1]\n数.sort()\nprint(数)'],
  PY_IMPORT_EXAMPLE: ['import math\n\nprint(math.pi)', 'import math\n\nprint(math.pi)'],
  PY_IMPORT_AS_EXAMPLE: ['import numpy as np\n\nprint(np.arange(3))', 'import numpy as np\n\nprint(np.arange(3))'],
  PY_FROM_IMPORT_EXAMPLE: ['from math import sqrt\n\nprint(sqrt(9))', 'from math import sqrt\n\nprint(sqrt(9))'],
  PY_NAME_EXAMPLE: ['import math\n\nprint(math.pi)', 'import math\n\nprint(math.pi)'],
  PY_RANDOM_CHOICE_EXAMPLE: [
    'import random\n\nprint(random.choice(["rock", "paper"]))',
    'import random\n\nprint(random.choice(["石头", "布"]))'
  ],
  PY_RANDOM_SHUFFLE_EXAMPLE: [
    'import random\n\ncards = [1, 2, 3]\nrandom.shuffle(cards)\nprint(cards)',
    'import random\n\n牌 = [1, 2, 3]\nrandom.shuffle(牌)\nprint(牌)'
  ],
  PY_RANDOM_SAMPLE_EXAMPLE: [
    'import random\n\nprint(random.sample([1, 2, 3], 2))',
    'import random\n\nprint(random.sample([1, 2, 3], 2))'
  ],
  PY_RANDOM_UNIFORM_EXAMPLE: [
    'import random\n\nprint(random.uniform(0, 1))',
    'import random\n\nprint(random.uniform(0, 1))'
  ],
  PY_RANDOM_SEED_EXAMPLE: [
    'import random\n\nrandom.seed(1)\nprint(random.random())',
    'import random\n\nrandom.seed(1)\nprint(random.random())'
  ],
  PY_SLEEP_EXAMPLE: ['import time\n\ntime.sleep(0.1)\nprint("awake")', 'import time\n\ntime.sleep(0.1)\nprint("醒了")'],
  PY_TIME_EXAMPLE: [
    'import time\n\nstart = time.time()\nprint(time.time() - start)',
    'import time\n\n开始 = time.time()\nprint(time.time() - 开始)'
  ],
  PY_NOW_EXAMPLE: [
    'from datetime import datetime\n\nprint(datetime.now())',
    'from datetime import datetime\n\nprint(datetime.now())'
  ],
  PY_STRFTIME_EXAMPLE: [
    'from datetime import datetime\n\nprint(datetime.now().strftime("%H:%M"))',
    'from datetime import datetime\n\nprint(datetime.now().strftime("%H:%M"))'
  ],
  PY_RAW_EXAMPLE: ['print("Hello")', 'print("你好")'],
  PY_RAW_VALUE_EXAMPLE: ['print(1 + 1)', 'print(1 + 1)']
} satisfies Record<string, Pair>;
