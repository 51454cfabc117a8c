package org.semblance.evaluation;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.line;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/// A room to sit in: a wall, a window or a door, shelves with books, a framed landscape, a lamp; a little out of
/// focus. Drawn from straight lines only, so that nothing in it resembles a face.
final class Room {
    private static final int FLOOR_Y = 415;

    private final Random random;
    private final Mat picture = new Mat(Scene.HEIGHT, Scene.WIDTH, CV_8UC3);

    private Room(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    static Mat draw(long seed) {
        var room = new Room(seed);
        var windowLeft = room.random.nextBoolean();
        room.wall(windowLeft);
        room.window(windowLeft ? room.between(-40, 70) : room.between(420, 520));
        if (room.random.nextInt(3) > 0) room.shelves(windowLeft ? room.between(440, 520) : room.between(-30, 60));
        else room.door(windowLeft ? room.between(470, 540) : room.between(-20, 50));
        if (room.random.nextBoolean()) room.landscape(room.between(250, 330), room.between(40, 90));
        GaussianBlur(room.picture, room.picture, new Size(0, 0), 1.5);
        return room.picture;
    }

    private int between(int low, int high) {
        return low + random.nextInt(high - low);
    }

    private double muted(int tone) {
        return tone * (0.8 + 0.4 * random.nextDouble());
    }

    private void wall(boolean lightFromLeft) {
        var blue = between(120, 185);
        var green = blue + between(-12, 18);
        var red = green + between(-15, 25);
        var pixels = new byte[Scene.WIDTH * Scene.HEIGHT * 3];
        for (var y = 0; y < Scene.HEIGHT; y++) {
            for (var x = 0; x < Scene.WIDTH; x++) {
                var side = (lightFromLeft ? Scene.WIDTH - x : x) / (double) Scene.WIDTH;
                var light = 0.62 + 0.38 * side - 0.18 * Math.pow(y / (double) Scene.HEIGHT, 2);
                if (y > FLOOR_Y) light *= 0.55;
                else if (y > FLOOR_Y - 14) light *= 1.15;
                var index = (y * Scene.WIDTH + x) * 3;
                pixels[index] = (byte) Math.min(255, blue * light);
                pixels[index + 1] = (byte) Math.min(255, green * light);
                pixels[index + 2] = (byte) Math.min(255, red * light);
            }
        }
        picture.data().put(pixels);
    }

    private void window(int x) {
        var width = between(140, 190);
        var top = between(-30, 40);
        var bottom = between(250, 310);
        box(x - 9, top - 9, x + width + 9, bottom + 9, 205, 208, 210);
        for (var y = top; y < bottom; y++) {
            var sky = 1 - 0.35 * (y - top) / (bottom - top);
            box(x, y, x + width, y + 1, 252 * sky, 244 * sky, 232 * sky);
        }
        var tree = between(90, 140);
        for (var treeX = x; treeX < x + width; treeX += 13) {
            var height = 30 + random.nextInt(45);
            box(treeX, bottom - height, Math.min(x + width, treeX + 13), bottom, tree * 0.7, tree, tree * 0.8);
        }
        box(x + width / 2 - 4, top, x + width / 2 + 4, bottom, 200, 203, 205);
        box(x, (top + bottom) / 2 - 4, x + width, (top + bottom) / 2 + 4, 200, 203, 205);
        box(x - 22, bottom + 9, x + width + 22, bottom + 20, 185, 188, 190);
        var curtain = between(90, 190);
        for (var fold = 0; fold < 4; fold++) {
            var tone = curtain * (fold % 2 == 0 ? 1 : 0.85);
            box(x - 30 + fold * 9, -1, x - 21 + fold * 9, bottom + 60, tone, tone * 0.95, tone * 1.02);
            box(x + width - 6 + fold * 9, -1, x + width + 3 + fold * 9, bottom + 60, tone, tone * 0.95, tone * 1.02);
        }
    }

    private void shelves(int x) {
        var width = between(130, 170);
        var wood = between(70, 130);
        box(x, 60, x + width, FLOOR_Y + 20, wood * 0.5, wood * 0.68, wood * 0.85);
        for (var shelf = 0; shelf < 4; shelf++) {
            var bottom = 140 + shelf * 84;
            box(x + 6, bottom - 76, x + width - 6, bottom, wood * 0.44, wood * 0.6, wood * 0.75);
            var bookX = x + 8;
            while (bookX < x + width - 22) {
                var thick = between(7, 17);
                var high = between(60, 70);
                var tone = between(55, 135);
                box(bookX, bottom - high, bookX + thick, bottom, muted(tone), muted(tone), muted(tone));
                bookX += thick + 1;
            }
            box(x, bottom, x + width, bottom + 8, wood * 0.6, wood * 0.8, wood);
        }
    }

    private void door(int x) {
        var tone = between(140, 205);
        box(x - 8, 20, x + 158, FLOOR_Y + 6, tone * 0.8, tone * 0.82, tone * 0.84);
        box(x, 28, x + 150, FLOOR_Y + 6, tone * 0.93, tone * 0.97, tone);
        for (var panel = 0; panel < 2; panel++) {
            box(x + 22, 52 + panel * 190, x + 128, 208 + panel * 165, tone * 0.85, tone * 0.89, tone * 0.92);
        }
        box(x + 134, 232, x + 144, 252, 90, 100, 110);
    }

    private void landscape(int x, int y) {
        var width = between(110, 150);
        box(x - 6, y - 6, x + width + 6, y + 86, 50, 60, 70);
        box(x, y, x + width, y + 80, 225, 222, 215);
        box(x + 12, y + 12, x + width - 12, y + 45, 190, 165, 130);
        box(x + 12, y + 45, x + width - 12, y + 68, 70, 120, 105);
        try (var from = new Point(x + 12, y + 47);
                var to = new Point(x + width - 12, y + 38);
                var color = new Scalar(85, 130, 95, 0)) {
            line(picture, from, to, color, 6, LINE_AA, 0);
        }
    }

    private void box(int left, int top, int right, int bottom, double blue, double green, double red) {
        try (var from = new Point(left, top);
                var to = new Point(right - 1, bottom - 1);
                var color = new Scalar(blue, green, red, 0)) {
            rectangle(picture, from, to, color, -1, LINE_AA, 0);
        }
    }
}
